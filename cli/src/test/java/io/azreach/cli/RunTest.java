package io.azreach.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole runs against loopback, in this process. */
class RunTest {
    @TempDir
    Path directory;

    private String refused = "";

    @BeforeEach
    void findAPortNobodyListensOn() throws IOException {
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            refused = "tcp://127.0.0.1:" + server.getLocalPort();
        }
    }

    @Test
    void exitCodeDependsOnFindingsAndNotOnTheFormat() throws IOException {
        for (var format : new String[] {"text", "summary", "json"}) {
            assertEquals(
                    Exit.FINDINGS,
                    CommandLine.run("connect", refused, "-o", format).exit(),
                    format);
        }
        assertEquals(
                Exit.OK,
                CommandLine.run("connect", refused, "-o", "summary", "--exit-zero")
                        .exit());
        try (var server = new ServerSocket(0, 16, InetAddress.getLoopbackAddress())) {
            var open = "tcp://127.0.0.1:" + server.getLocalPort();
            assertEquals(
                    Exit.OK, CommandLine.run("connect", open, "-o", "summary").exit());
        }
    }

    @Test
    void standardOutputIsExactlyOneDocument() throws IOException {
        var done = CommandLine.run("connect", refused, "-o", "json", "-v");
        var report = new ObjectMapper().readTree(done.out());
        assertEquals("azreach-report", report.path("schema").asText());
        assertEquals(Exit.FINDINGS, report.path("verdict").path("exit").asInt());
    }

    @Test
    void severalReportsAreWrittenAndNoTemporaryFileStays() throws IOException {
        var json = directory.resolve("run.json");
        var text = directory.resolve("run.txt");
        var done = CommandLine.run("connect", refused, "-o", "json=" + json, "-o", "text=" + text, "-o", "summary");
        assertEquals(1, done.out().lines().count(), done.out());
        assertTrue(done.out().startsWith("RESULT status=fail exit=1"), done.out());
        assertTrue(Files.readString(text).contains("RESULT status=fail"));
        assertEquals(
                "connect",
                new ObjectMapper()
                        .readTree(json.toFile())
                        .path("run")
                        .path("scenario")
                        .asText());
        try (var files = Files.list(directory)) {
            assertEquals(2, files.count());
        }
    }

    @Test
    void existingFileIsKeptUnlessToldOtherwise() throws IOException {
        var file = Files.writeString(directory.resolve("run.json"), "precious");
        var kept = CommandLine.run("connect", refused, "--lang", "en", "-o", "json=" + file);
        assertEquals(Exit.USAGE, kept.exit());
        assertTrue(kept.err().contains("exists already"), kept.err());
        assertEquals("precious", Files.readString(file));

        assertEquals(
                Exit.FINDINGS,
                CommandLine.run("connect", refused, "-o", "json=" + file, "--overwrite")
                        .exit());
        assertTrue(Files.readString(file).startsWith("{"));
    }

    @Test
    void reportsThatCannotBeWrittenAreToldBeforeAnythingIsProbed() {
        var done = CommandLine.run(
                "connect",
                refused,
                "--lang",
                "en",
                "-o",
                "json=" + directory.resolve("absent/run.json"),
                "-o",
                "text",
                "-o",
                "summary",
                "-o",
                "md=" + directory);
        assertEquals(Exit.USAGE, done.exit());
        assertTrue(done.err().contains("its directory must exist"), done.err());
        assertTrue(done.err().contains("only one report can go to standard output"), done.err());
        assertTrue(done.err().contains("is a directory"), done.err());
        assertFalse(done.err().contains("wrote"));
    }

    @Test
    void quietRunSaysNothingOnStandardError() throws IOException {
        var done = CommandLine.run("connect", refused, "-q", "-o", "json=" + directory.resolve("a.json"));
        assertEquals("", done.err());
    }

    @Test
    void pingCountsWhatAnsweredAndExitsByIt() throws IOException {
        try (var server = new ServerSocket(0, 16, InetAddress.getLoopbackAddress())) {
            var there = "127.0.0.1:" + server.getLocalPort();
            var done = CommandLine.run("ping", there, "-n", "3", "-i", "1ms", "--lang", "en");
            assertEquals(Exit.OK, done.exit(), done.err());
            assertTrue(done.out().contains("sent 3, received 3, lost 0"), done.out());
            assertTrue(done.out().contains("minimum "), done.out());
        }
        var lost = CommandLine.run("ping", refused.substring(6), "-n", "2", "-i", "1ms", "--lang", "en");
        assertEquals(Exit.FINDINGS, lost.exit());
        assertTrue(lost.out().contains("refused"), lost.out());
        assertTrue(lost.out().contains("sent 2, received 0, lost 2"), lost.out());
    }

    @Test
    void planNamesTargetsAndSendsNothing() throws IOException {
        var done = CommandLine.run("plan", "connect", "--endpoint", refused.substring(6), "--lang", "en");
        assertEquals(Exit.OK, done.exit(), done.err());
        assertTrue(done.out().contains(refused.substring(6)), done.out());
    }

    @Test
    void fileOfUnknownFormatIsUnreadableInput() throws IOException {
        var file = Files.writeString(directory.resolve("what.bin"), "?");
        var done = CommandLine.run(
                "analyze", file.toString(), directory.resolve("absent").toString(), "--lang", "en");
        assertEquals(Exit.USAGE, done.exit());
        assertTrue(done.err().contains("what.bin"), done.err());
        assertTrue(done.err().contains("absent"), done.err());
    }

    @Test
    void patternThatMatchesNothingIsAMistake() {
        var done = CommandLine.run("connect", refused, "--only", "core.endpiont", "--lang", "en");
        assertEquals(Exit.USAGE, done.exit());
        assertTrue(done.err().contains("Did you mean 'core.endpoint'?"), done.err());
    }
}
