package io.azreach.probe;

import io.azreach.model.HostInfo;
import io.azreach.model.Target;
import io.azreach.net.Literals;
import io.azreach.spi.Applicability;
import io.azreach.spi.Probe;
import io.azreach.spi.ProbeContext;
import io.azreach.spi.ProbeInfo;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;

/** Asks a time server for the time. */
final class NtpProbe implements Probe {
    private static final Duration LOOKUP_CAP = Duration.ofMillis(2500);
    private static final Duration NTP_CAP = Duration.ofMillis(1500);

    @Override
    public ProbeInfo info() {
        return ProbeInfo.measure("core.ntp", Duration.ofSeconds(5));
    }

    @Override
    public Applicability applicableTo(Target target, HostInfo host) {
        return Applicability.when(target.scheme().equals("ntp"));
    }

    @Override
    public void observe(Target target, ProbeContext context) throws InterruptedException {
        for (var address : addresses(target.host(), context)) {
            var answer = context.net().ntp(target.host(), new InetSocketAddress(address, target.port()), NTP_CAP);
            context.record(answer);
            if (answer.failure() == null) {
                return;
            }
        }
    }

    private static List<InetAddress> addresses(String host, ProbeContext context) throws InterruptedException {
        if (Literals.isLiteral(host)) {
            return List.of(Literals.parse(host));
        }
        var lookup = context.net().lookup(host, LOOKUP_CAP);
        context.record(lookup);
        return lookup.addresses().stream().limit(2).toList();
    }
}
