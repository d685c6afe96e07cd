package io.azreach.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs over loopback, recorded and diagnosed again without any network. */
class AnalyzeTest {
    @TempDir
    Path directory;

    private String refused = "";
    private Path run = Path.of("");

    @BeforeEach
    void recordARun() throws IOException {
        try (var closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            refused = "tcp://127.0.0.1:" + closed.getLocalPort();
        }
        try (var server = new ServerSocket(0, 16, InetAddress.getLoopbackAddress())) {
            run = directory.resolve("run.json");
            var text = directory.resolve("run.txt");
            var open = "https://127.0.0.1:" + server.getLocalPort();
            var done = CommandLine.run(
                    "connect", refused, open, "--timeout", "4s", "-o", "json=" + run, "-o", "text=" + text);
            assertTrue(Files.exists(run), done.err());
        }
    }

    @Test
    void aRunDiagnosedAgainFindsAndShowsTheSame() throws IOException {
        var again = CommandLine.run("analyze", run.toString(), "-o", "json");
        var live = document(Files.readString(run));
        var offline = document(again.out());
        for (var part : List.of("verdict", "findings", "checks", "endpoints", "counts", "host", "observations")) {
            assertEquals(live.path(part), offline.path(part), part);
        }
        assertFalse(live.path("findings").isEmpty());
        assertEquals(live.path("verdict").path("exit").asInt(), again.exit());
        var text = CommandLine.run("analyze", run.toString(), "-o", "text").out();
        assertEquals(Files.readString(directory.resolve("run.txt")), text);
    }

    @Test
    void aScenarioThatIsNotKnownHereIsSaidAndItsFindingsStay() throws IOException {
        var renamed = Files.readString(run).replace("\"scenario\" : \"connect\"", "\"scenario\" : \"elsewhere\"");
        var done = CommandLine.run("analyze", Files.writeString(run, renamed).toString(), "--lang", "en", "-o", "json");
        var report = document(done.out());
        assertEquals("elsewhere", report.path("run").path("scenario").asText());
        assertFalse(report.path("findings").isEmpty());
        assertTrue(
                report.path("faults").toString().contains("'elsewhere'"),
                report.path("faults").toString());
        assertEquals(Exit.FINDINGS, done.exit());
    }

    @Test
    void aBrokenRunNamesItsMistakesAndTwoRunsAreRefused() throws IOException {
        var other = Files.copy(run, directory.resolve("other.json"));
        var two = CommandLine.run("analyze", run.toString(), other.toString(), "--lang", "en");
        assertEquals(Exit.USAGE, two.exit());
        assertTrue(two.err().contains("one run at a time"), two.err());

        Files.writeString(other, Files.readString(run).replace("\"outcome\" : \"completed\"", "\"outcome\" : \"odd\""));
        var broken = CommandLine.run("analyze", other.toString(), "--lang", "en");
        assertEquals(Exit.USAGE, broken.exit());
        assertTrue(broken.err().contains("other.json:"), broken.err());
        assertTrue(broken.err().contains("[odd]"), broken.err());
    }

    private static JsonNode document(String text) throws IOException {
        return new ObjectMapper().readTree(text);
    }
}
