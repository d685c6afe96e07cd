package io.azreach.host.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.azreach.host.Host;
import io.azreach.model.Attempt;
import io.azreach.model.FailureKind;
import io.azreach.model.HostInfo.Os;
import io.azreach.time.NanoClock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class LiveHostTest {
    private static final Duration CAP = Duration.ofSeconds(10);

    private final Host host = LiveHost.open(NanoClock.SYSTEM);

    @TempDir
    Path directory = Path.of("");

    @Test
    void machineHasANameAndASystemAndNoLoopbackAmongItsAddresses() {
        var info = host.info();
        assertFalse(info.name().isBlank());
        assertFalse(info.osName().isBlank());
        assertTrue(info.addresses().stream().noneMatch(a -> a.isLoopbackAddress()));
        assertEquals(HostFacts.family(System.getProperty("os.name", "")), info.os());
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void rightsAreThoseOfTheProcess() throws Exception {
        var uid = host.run(List.of("id", "-u"), CAP).value().orElseThrow().out().strip();
        assertEquals(uid.equals("0"), host.info().elevated());
        assertEquals(Os.LINUX, host.info().os());
        assertEquals(FailureKind.NOT_SUPPORTED, kind(host.registry().values("HKLM\\SOFTWARE")));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void commandsRunWithoutAShellInTheCLocaleWithEmptyInput() throws Exception {
        var echo = host.run(List.of("echo", "$HOME", "a b"), CAP).value().orElseThrow();
        assertEquals("$HOME a b\n", echo.out());
        var locale = host.run(List.of("sh", "-c", "cat; echo $LC_ALL; echo oops >&2; exit 3"), CAP);
        var result = locale.value().orElseThrow();
        assertEquals(3, result.exit());
        assertEquals("C\n", result.out());
        assertEquals("oops\n", result.err());
    }

    @Test
    void missingCommandIsNotFound() throws Exception {
        assertEquals(FailureKind.NOT_FOUND, kind(host.run(List.of("no-such-command-here"), CAP)));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void commandThatMayNotBeRunIsNotPermitted() throws Exception {
        var file = Files.writeString(directory.resolve("plain.txt"), "text");
        assertEquals(FailureKind.NOT_PERMITTED, kind(host.run(List.of(file.toString()), CAP)));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void capKillsTheCommandAndItsDescendants() throws Exception {
        var pid = directory.resolve("pid");
        var script = "sleep 60 & echo $! > " + pid + "; wait";
        var attempt = host.run(List.of("sh", "-c", script), Duration.ofMillis(500));
        assertEquals(FailureKind.TIMEOUT, kind(attempt));
        assertTrue(attempt.took().compareTo(Duration.ofSeconds(5)) < 0, attempt.took()::toString);
        long child = Long.parseLong(Files.readString(pid).strip());
        assertTrue(ProcessHandle.of(child)
                .map(ProcessHandle::onExit)
                .map(exit ->
                        exit.orTimeout(5, java.util.concurrent.TimeUnit.SECONDS).join())
                .map(handle -> !handle.isAlive())
                .orElse(true));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void descendantThatKeepsThePipeDoesNotHoldTheAnswerUp() throws Exception {
        var attempt = host.run(List.of("sh", "-c", "sleep 3 & echo done"), CAP);
        assertEquals("done\n", attempt.value().orElseThrow().out());
        assertTrue(attempt.took().compareTo(Duration.ofSeconds(2)) < 0, attempt.took()::toString);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void floodOfOutputIsCutAndTheCommandStillEnds() throws Exception {
        var script = "head -c 3000000 /dev/zero | tr '\\0' x; head -c 200000 /dev/zero | tr '\\0' y >&2";
        var result = host.run(List.of("sh", "-c", script), CAP).value().orElseThrow();
        assertEquals(1 << 20, result.out().length());
        assertEquals(64 << 10, result.err().length());
        assertEquals(0, result.exit());
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void interruptKillsTheCommand() {
        Thread.currentThread().interrupt();
        assertThrows(InterruptedException.class, () -> host.run(List.of("sleep", "60"), CAP));
        var victim = Thread.currentThread();
        var started = directory.resolve("started");
        var interrupter = new Thread(() -> {
            while (!Files.exists(started)) {
                Thread.onSpinWait();
            }
            victim.interrupt();
        });
        interrupter.start();
        var script = "echo $$ > " + directory + "/new; mv " + directory + "/new " + started + "; exec sleep 60";
        assertThrows(InterruptedException.class, () -> host.run(List.of("sh", "-c", script), CAP));
    }

    @Test
    void filesAreReadWithLimits() throws Exception {
        var file = Files.writeString(directory.resolve("file"), "12345");
        assertEquals("12345", host.text(file.toString()).value().orElseThrow());
        assertEquals(5, host.read(file.toString(), 5).value().orElseThrow().length);
        assertEquals(FailureKind.TOO_LARGE, kind(host.read(file.toString(), 4)));
        assertEquals(FailureKind.NOT_FOUND, kind(host.text(directory + "/none")));
        assertEquals(FailureKind.NOT_FOUND, kind(host.text("bad\0name")));
        assertEquals(FailureKind.UNKNOWN, kind(host.text(directory.toString())));
    }

    @Test
    void directoriesAreListedSorted() throws Exception {
        Files.createFile(directory.resolve("b"));
        Files.createFile(directory.resolve("a"));
        assertEquals(List.of("a", "b"), host.list(directory.toString()).value().orElseThrow());
        assertEquals(FailureKind.NOT_FOUND, kind(host.list(directory + "/none")));
        assertEquals(FailureKind.NOT_FOUND, kind(host.list(directory + "/a")));
    }

    private static FailureKind kind(Attempt<?> attempt) {
        var failure = attempt.failure();
        return failure == null ? FailureKind.CANCELLED : failure.kind();
    }
}
