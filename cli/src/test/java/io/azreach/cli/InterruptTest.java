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
        var command = new ArrayList<>(List.of("env", "--default-signal=INT,TERM"));
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-Dguice_bytecode_gen_option=DISABLED"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
        command.addAll(List.of(words));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("said").toFile())
                .start();
    }

    private static void kill(Process process, String signal) throws IOException, InterruptedException {
        var kill = new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid())).start();
        assertEquals(0, kill.waitFor());
    }
}
