package io.azreach;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.azreach.testkit.Sources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

final class SpiDocumentationTest {
    private static final Pattern TYPE = Pattern.compile(
            "public (?:(?:final|sealed|non-sealed|abstract) )*(?:class|interface|record|enum|@interface) .*");

    @Test
    void everyPublicTypeOfTheSpiSaysWhatItIs() throws IOException {
        var types = 0;
        var silent = new ArrayList<String>();
        for (var file : Sources.ofThisModule().files()) {
            var lines = Files.readAllLines(file);
            var declaration = declarationIn(lines);
            if (!file.getParent().endsWith(Path.of("io/azreach/spi")) || declaration < 0) {
                continue;
            }
            types++;
            if (!documented(lines, declaration)) {
                silent.add(file.getFileName().toString());
            }
        }
        assertTrue(types >= 14, "only " + types + " public types were found");
        assertEquals(new ArrayList<String>(), silent, "public types of the SPI without Javadoc");
    }

    private static int declarationIn(List<String> lines) {
        for (var i = 0; i < lines.size(); i++) {
            if (TYPE.matcher(lines.get(i)).matches()) {
                return i;
            }
        }
        return -1;
    }

    private static boolean documented(List<String> lines, int declaration) {
        var above = declaration - 1;
        while (above >= 0 && lines.get(above).startsWith("@")) {
            above--;
        }
        return above >= 0 && lines.get(above).endsWith("*/");
    }
}
