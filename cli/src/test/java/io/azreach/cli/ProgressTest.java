package io.azreach.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.azreach.model.HostPort;
import io.azreach.model.Observation;
import io.azreach.model.ObservationId;
import io.azreach.model.Outcome;
import io.azreach.model.ProbeId;
import io.azreach.model.Target;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private static final ProbeId PROBE = ProbeId.of("core.endpoint");
    private static final Target SLOW = Target.of("https", new HostPort("slow.example", 443));
    private static final Target FAST = Target.of("https", new HostPort("fast.example", 443));

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final AtomicLong nanos = new AtomicLong();

    @Test
    void terminalGetsOneLineThatIsRewrittenAndErased() {
        try (var progress = progress(true)) {
            run(progress);
        }
        var said = err.toString(StandardCharsets.UTF_8);
        assertFalse(said.contains("\n"), said);
        assertTrue(said.contains("1/2  core.endpoint slow.example:443  for 4 s"), said);
        assertTrue(said.endsWith("\r\u001b[K"), said);
    }

    @Test
    void pipeGetsWholeLinesWithoutEscapes() {
        try (var progress = progress(false)) {
            run(progress);
        }
        assertEquals(
                "azreach: 1/2  core.endpoint slow.example:443  for 4 s, 4 s" + System.lineSeparator(),
                err.toString(StandardCharsets.UTF_8));
    }

    private void run(Progress progress) {
        progress.planned(2);
        progress.started(PROBE, SLOW);
        progress.started(PROBE, FAST);
        progress.ended(new Observation(
                ObservationId.of("O1"), PROBE, FAST, Instant.EPOCH, Duration.ZERO, new Outcome.Completed(), List.of()));
        nanos.set(Duration.ofSeconds(4).toNanos());
        progress.tell();
    }

    private Progress progress(boolean terminal) {
        var out = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        var console = new Console(
                out, new PrintStream(err, true, StandardCharsets.UTF_8), terminal, terminal, Map.of("TERM", "xterm"));
        return Progress.on(console, Wording.in("en"), nanos::get);
    }
}
