package io.azreach.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.azreach.report.render.RenderOptions;
import io.azreach.report.render.RunReport;
import io.azreach.report.text.Columns;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/** Compares whole reports; what a test got is in {@code target/golden}, to be looked at and taken over. */
class GoldenTest {
    @Test
    void healthyMachine() throws IOException {
        matches("healthy.txt", Runs.rendered(Runs.healthyRun().report(), "text"));
    }

    @Test
    void rootsWithAConsequence() throws IOException {
        matches("broken.txt", Runs.rendered(Runs.brokenRun().report(), "text"));
    }

    @Test
    void rootsWithAConsequenceInFull() throws IOException {
        var options = new RenderOptions(100, true, 1, ZoneOffset.ofHours(9));
        matches("broken-full-color.txt", Runs.rendered(Runs.brokenRun().report(), "text", options));
    }

    @Test
    void proxyDown() throws IOException {
        matches("proxy-down.txt", Runs.rendered(Runs.proxyDownRun().report(), "text"));
    }

    @Test
    void nothingMeasured() throws IOException {
        matches("unmeasured.txt", Runs.rendered(Runs.unmeasuredRun().report(), "text"));
    }

    @Test
    void interrupted() throws IOException {
        matches("interrupted.txt", Runs.rendered(Runs.interruptedRun().report(), "text"));
    }

    @Test
    void wideNamesStayInColumns() throws IOException {
        var text = Runs.rendered(wide(), "text");
        matches("wide.txt", text);
        text.lines()
                .filter(line -> !line.startsWith("RESULT"))
                .forEach(line -> assertTrue(Columns.width(line) <= 80, line));
    }

    @Test
    void supportLog() throws IOException {
        matches("broken.log", Runs.rendered(Runs.brokenRun().report(), "log"));
    }

    @Test
    void jsonDocument() throws IOException {
        matches("broken.json", Runs.rendered(Runs.brokenRun().report(), "json"));
    }

    private static RunReport wide() {
        var host = Runs.https("\u30b5\u30fc\u30d0\u30fc\u7ba1\u7406\u30b7\u30b9\u30c6\u30e0.\u4f8b.example", "generic");
        return Runs.brokenRun()
                .named("\u696d\u52d9\u30b5\u30fc\u30d0\u30fc01")
                .healthy(host)
                .report();
    }

    private static void matches(String name, String actual) throws IOException {
        var seen = Path.of("target", "golden", name);
        Files.createDirectories(seen.getParent());
        Files.writeString(seen, actual);
        try (var expected = GoldenTest.class.getResourceAsStream("golden/" + name)) {
            assertTrue(expected != null, "golden/" + name + " is missing");
            assertEquals(new String(expected.readAllBytes(), StandardCharsets.UTF_8), actual);
        }
    }
}
