package io.azreach.probe.pac;

import static io.azreach.testkit.FuzzTarget.atMost;
import static io.azreach.testkit.FuzzTarget.holds;

import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;

/** Proxy scripts, from their download to what they say. */
public final class PacTargets {
    private static final Duration CAP = Duration.ofSeconds(2);
    private static final PacWorld WORLD = new PacWorld(
            name -> List.of(InetAddress.getLoopbackAddress()),
            InetAddress.getLoopbackAddress(),
            LocalDateTime.of(2026, 1, 31, 23, 59).atZone(ZoneOffset.UTC));

    private PacTargets() {}

    /** The download. */
    public static void pacAnswer(byte[] input) {
        HttpText.of(input).ifPresent(answer -> {
            holds(answer.status() >= 100 && answer.status() < 600, "status " + answer.status());
            holds(answer.body().length <= input.length, "more than there was");
            holds(PacText.decode(answer.body()).length() <= input.length, "longer than it was");
        });
    }

    /** The program. */
    public static void pacScript(byte[] input) throws InterruptedException {
        var script = new PacScript(PacText.decode(input));
        bounded(script.ways(URI.create("https://login.example.org/"), WORLD, CAP));
    }

    /** What a program returned. */
    public static void pacResult(byte[] input) {
        bounded(PacResult.parse(new String(input, StandardCharsets.UTF_8)));
    }

    private static void bounded(PacAnswer answer) {
        if (answer instanceof PacAnswer.Failed failed) {
            atMost(300, failed.detail());
        } else if (answer instanceof PacAnswer.Ways ways) {
            atMost(300, ways.text());
            holds(!ways.entries().isEmpty() && ways.entries().size() <= 64, "number of ways");
            ways.entries().forEach(entry -> atMost(300, entry.toString()));
        }
    }
}
