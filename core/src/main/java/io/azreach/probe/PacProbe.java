package io.azreach.probe;

import io.azreach.model.HostInfo;
import io.azreach.model.Target;
import io.azreach.probe.pac.PacFetch;
import io.azreach.spi.Applicability;
import io.azreach.spi.Probe;
import io.azreach.spi.ProbeContext;
import io.azreach.spi.ProbeInfo;
import java.time.Duration;

/** Fetches the script that the setting {@code pac} names. */
final class PacProbe implements Probe {
    private static final Duration CAP = Duration.ofSeconds(6);

    @Override
    public ProbeInfo info() {
        return ProbeInfo.survey("core.pac", Duration.ofSeconds(7));
    }

    @Override
    public Applicability applicableTo(Target target, HostInfo host) {
        return Applicability.when(target.isMachine());
    }

    @Override
    public void observe(Target target, ProbeContext context) throws InterruptedException {
        var url = context.settings().value("pac");
        if (url.isPresent()) {
            context.record(new PacFetch(context.net(), context.host()).fetch(url.get(), CAP));
        }
    }
}
