package io.azreach.probe;

import io.azreach.model.HostInfo;
import io.azreach.model.Target;
import io.azreach.probe.pac.PacFetch;
import io.azreach.probe.pac.PacQuestion;
import io.azreach.spi.Applicability;
import io.azreach.spi.Probe;
import io.azreach.spi.ProbeContext;
import io.azreach.spi.ProbeInfo;
import java.time.Duration;

/** Asks the script that the setting {@code pac} names which way it sends a target, before anything is sent there. */
final class PacRouteProbe implements Probe {
    private static final Duration CAP = Duration.ofSeconds(6);

    @Override
    public ProbeInfo info() {
        return ProbeInfo.survey("core.pac-route", Duration.ofSeconds(10));
    }

    @Override
    public Applicability applicableTo(Target target, HostInfo host) {
        return Applicability.when(
                target.scheme().equals("https") || target.scheme().equals("http"));
    }

    @Override
    public void observe(Target target, ProbeContext context) throws InterruptedException {
        var url = context.settings().value("pac");
        if (url.isPresent()) {
            var file = new PacFetch(context.net(), context.host()).fetch(url.get(), CAP);
            if (file.script() != null) {
                context.record(new PacQuestion(context.net()).ask(file, file.script(), target));
            }
        }
    }
}
