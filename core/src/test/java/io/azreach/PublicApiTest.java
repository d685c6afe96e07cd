package io.azreach;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.azreach.testkit.Sources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What plugins compile against changes on purpose only: the difference is part of the commit and of its review. */
final class PublicApiTest {
    private static final Set<String> PACKAGES = Set.of(
            "io.azreach.host",
            "io.azreach.model",
            "io.azreach.model.evidence",
            "io.azreach.net",
            "io.azreach.spi",
            "io.azreach.time");
    private static final Path RECORDED = Sources.ofThisModule().module().resolve("src/test/resources/api.txt");

    @Test
    void publicApiIsTheRecordedOne() throws IOException {
        var types = publicTypes();
        assertTrue(types.size() > 60, () -> "only " + types.size() + " public types were found");
        var current =
                types.stream().flatMap(type -> ApiSignature.of(type).stream()).toList();
        if (Boolean.getBoolean("api.update")) {
            Files.createDirectories(RECORDED.getParent());
            Files.write(RECORDED, current);
        }
        assertEquals("", difference(Files.readAllLines(RECORDED), current), """
                The public API is not the one in core/src/test/resources/api.txt (- recorded, + now).
                If that is meant, record it: mvn -q -pl core test -Dtest=PublicApiTest -Dapi.update=true
                """);
    }

    private static List<Class<?>> publicTypes() {
        return Sources.ofThisModule().classes().stream()
                .filter(type -> PACKAGES.contains(type.getPackageName()))
                .filter(type ->
                        !type.isAnonymousClass() && !type.getSimpleName().equals("package-info"))
                .<Class<?>>map(type -> type.reflect())
                .filter(ApiSignature::isExported)
                .sorted(Comparator.comparing(Class::getName))
                .toList();
    }

    private static String difference(List<String> recorded, List<String> current) {
        var before = qualified(recorded);
        var now = qualified(current);
        var lines = new ArrayList<String>();
        before.stream().filter(line -> !now.contains(line)).forEach(line -> lines.add("- " + line));
        now.stream().filter(line -> !before.contains(line)).forEach(line -> lines.add("+ " + line));
        lines.sort(Comparator.comparing(line -> line.substring(2)));
        return String.join("\n", lines);
    }

    /** Every member with the first line of its type before it, so that a line alone says where it belongs. */
    private static Set<String> qualified(List<String> lines) {
        var result = new LinkedHashSet<String>();
        var type = "";
        for (var line : lines) {
            if (line.startsWith(" ")) {
                result.add(type + ": " + line.strip());
            } else {
                type = line.split(" ", 2)[0];
                result.add(line);
            }
        }
        return result;
    }
}
