package io.azreach.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Real processes that are stopped while a server keeps silent. */
@EnabledOnOs(OS.LINUX)
class InterruptTest {
    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource({"INT, 130", "TERM, 143"})
    void interruptedRunWritesWhatItHasAndSaysSo(String signal, int exit) throws Exception {
        var json = directory.resolve("run.json");
        try (var silent = new ServerSocket(0, 16, InetAddress.getLoopbackAddress())) {
            var process = start("connect", "http://127.0.0.1:" + silent.getLocalPort() + "/", "-o", "json=" + json);
            try (var heard = silent.accept()) {
                assertTrue(heard.isConnected());
                kill(process, signal);
                assertTrue(process.waitFor(20, TimeUnit.SECONDS));
            } finally {
                process.destroyForcibly();
            }
            assertEquals(exit, process.exitValue(), Files.readString(directory.resolve("said")));
        }
        var report = new ObjectMapper().readTree(json.toFile());
        assertFalse(report.path("run").path("complete").asBoolean(true), report.toPrettyString());
    }

    @Test
    void secondInterruptLeavesAtOnceWhileTheEndHangsForItsReader() throws Exception {
        var clogged = directory.resolve("clogged").toFile();
        assertEquals(0, exitOf("mkfifo", clogged.getPath()));
        try (var neverRead = new RandomAccessFile(clogged, "rw");
                var silent = new ServerSocket(0, 16, InetAddress.getLoopbackAddress())) {
            assertTrue(neverRead.getFD().valid());
            // writes until the pipe takes no more, which is an error of its own
            assertEquals(1, exitOf("dd", "if=/dev/zero", "of=" + clogged, "oflag=nonblock", "bs=4096"));
            var process = start(clogged, "connect", "http://127.0.0.1:" + silent.getLocalPort() + "/");
            try (var heard = silent.accept()) {
                assertTrue(heard.isConnected());
                kill(process, "INT");
                assertFalse(process.waitFor(1, TimeUnit.SECONDS), "one interrupt is enough, so nothing hangs");
                for (int more = 0; more < 40 && interrupted(process); more++) {
                    process.waitFor(100, TimeUnit.MILLISECONDS);
                }
                assertTrue(process.waitFor(1, TimeUnit.SECONDS), "still there");
            } finally {
                process.destroyForcibly();
            }
            assertEquals(130, process.exitValue());
        }
    }

    @Test
    void interruptedPingSumsUp() throws Exception {
        try (var server = new ServerSocket(0, 16, InetAddress.getLoopbackAddress())) {
            var process = start("ping", "127.0.0.1:" + server.getLocalPort(), "-t", "-i", "10ms", "--lang", "en");
            try (var warmUp = server.accept();
                    var counted = server.accept()) {
                assertTrue(warmUp.isConnected() && counted.isConnected());
                kill(process, "INT");
                assertTrue(process.waitFor(20, TimeUnit.SECONDS));
            } finally {
                process.destroyForcibly();
            }
            assertEquals(130, process.exitValue());
        }
        assertTrue(
                Files.readString(directory.resolve("said")).contains("sent "),
                Files.readString(directory.resolve("said")));
    }

    // A shell that runs tests in the background lets them inherit an ignored SIGINT; env gives it back its meaning.
    private Process start(String... words) throws IOException {
        return start(directory.resolve("said").toFile(), words);
    }

    private static Process start(File output, String... words) throws IOException {
        var command = new ArrayList<>(List.of("env", "--default-signal=INT,TERM"));
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-Dguice_bytecode_gen_option=DISABLED"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
        command.addAll(List.of(words));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output)
                .start();
    }

    private static void kill(Process process, String signal) throws IOException, InterruptedException {
        assertEquals(0, exitOf("kill", "-" + signal, Long.toString(process.pid())));
    }

    /** Whether it was there to be interrupted. */
    private static boolean interrupted(Process process) throws IOException, InterruptedException {
        return exitOf("kill", "-INT", Long.toString(process.pid())) == 0;
    }

    private static int exitOf(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }
}
