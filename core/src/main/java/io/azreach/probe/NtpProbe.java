package io.azreach.probe;

import io.azreach.model.HostInfo;
import io.azreach.model.Target;
import io.azreach.spi.Applicability;
import io.azreach.spi.Probe;
import io.azreach.spi.ProbeContext;
import io.azreach.spi.ProbeInfo;
import java.net.InetSocketAddress;
import java.time.Duration;

/** Asks a time server for the time. */
final class NtpProbe implements Probe {
    private static final Duration NTP_CAP = Duration.ofMillis(1500);

    @Override
    public ProbeInfo info() {
        return ProbeInfo.measure("core.ntp", Duration.ofSeconds(8));
    }

    @Override
    public Applicability applicableTo(Target target, HostInfo host) {
        return Applicability.when(target.scheme().equals("ntp"));
    }

    @Override
    public void observe(Target target, ProbeContext context) throws InterruptedException {
        for (var address :
                new Names(context).addresses(target.host()).stream().limit(2).toList()) {
            var answer = context.net().ntp(target.host(), new InetSocketAddress(address, target.port()), NTP_CAP);
            context.record(answer);
            if (answer.failure() == null) {
                return;
            }
        }
    }
}
