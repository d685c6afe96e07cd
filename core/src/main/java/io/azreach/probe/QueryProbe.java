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
 * Hints: {@code server}, {@code type}, and {@code way} (plain, tcp, no-edns, unchecked).
 */
final class QueryProbe implements Probe {
    private static final Duration CAP = Duration.ofMillis(2000);
    /** The plain question tells a slow server from a silent one; the operating system waits about as long. */
    private static final Duration PATIENT_CAP = Duration.ofMillis(4500);

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
        var cap = target.hint("way").orElse("plain").equals("plain") ? PATIENT_CAP : CAP;
        context.net().query(List.of(question(target)), cap).forEach(context::record);
    }

    private static DnsQuery question(Target target) {
        var server = HostPort.parse(target.hint("server").orElseThrow());
        var plain = DnsQuery.udp(server, target.host(), target.hint("type").orElse("A"));
        return switch (target.hint("way").orElse("plain")) {
            case "tcp" -> plain.overTcp();
            case "no-edns" -> plain.withoutEdns();
            case "unchecked" -> plain.unchecked();
            default -> plain;
        };
    }
}
