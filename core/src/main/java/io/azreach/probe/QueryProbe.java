package io.azreach.probe;

import io.azreach.model.HostInfo;
import io.azreach.model.HostPort;
import io.azreach.model.Target;
import io.azreach.net.DnsQuery;
import io.azreach.spi.Applicability;
import io.azreach.spi.Probe;
import io.azreach.spi.ProbeContext;
import io.azreach.spi.ProbeInfo;
import java.time.Duration;
import java.util.List;

/**
 * Asks one server one question that differs in one respect from the one asked before: the contrast for name resolution.
 * Hints: {@code server}, {@code type}, and {@code way}.
 */
final class QueryProbe implements Probe {
    private static final Duration CAP = Duration.ofMillis(2000);
    /** Tells a slow server from a silent one; the operating system waits about as long. */
    private static final Duration PATIENT_CAP = Duration.ofMillis(4500);
    /** Where silence is what should be met. */
    private static final Duration BRIEF_CAP = Duration.ofMillis(1000);
    /** For a server that kept silent for longer: another way of asking helps at once or not at all. */
    private static final Duration OTHERWISE_CAP = Duration.ofMillis(1200);

    private static final int SMALL_BUFFER = 512;
    private static final int LARGE_BUFFER = 4096;
    private static final int REPEATS = 5;

    @Override
    public ProbeInfo info() {
        return ProbeInfo.contrast("core.query", Duration.ofSeconds(6));
    }

    @Override
    public Applicability applicableTo(Target target, HostInfo host) {
        return Applicability.when(target.scheme().equals("dns"));
    }

    @Override
    public void observe(Target target, ProbeContext context) throws InterruptedException {
        var server = HostPort.parse(target.hint("server").orElseThrow());
        var plain = DnsQuery.udp(server, target.host(), target.hint("type").orElse("A"));
        switch (target.hint("way").orElse("plain")) {
            case "patient" -> ask(plain, PATIENT_CAP, context);
            case "brief" -> ask(plain, BRIEF_CAP, context);
            case "tcp" -> ask(plain.overTcp(), OTHERWISE_CAP, context);
            case "no-edns" -> ask(plain.withoutEdns(), OTHERWISE_CAP, context);
            case "small" -> ask(plain.withBuffer(SMALL_BUFFER), OTHERWISE_CAP, context);
            case "large" -> ask(plain.withBuffer(LARGE_BUFFER), OTHERWISE_CAP, context);
            case "unchecked" -> ask(plain.unchecked(), CAP, context);
            case "listen" -> ask(plain.listening(), BRIEF_CAP, context);
            case "repeat" -> repeat(plain, context);
            default -> ask(plain, CAP, context);
        }
    }

    private static boolean ask(DnsQuery query, Duration cap, ProbeContext context) throws InterruptedException {
        var answers = context.net().query(List.of(query), cap);
        answers.forEach(context::record);
        return answers.get(0).answered();
    }

    /** One after the other, as servers behind one address take turns; who keeps silent is not asked further. */
    private static void repeat(DnsQuery query, ProbeContext context) throws InterruptedException {
        boolean answered = true;
        for (int i = 0; i < REPEATS && answered; i++) {
            answered = ask(query, BRIEF_CAP, context);
        }
    }
}
