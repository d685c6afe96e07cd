package io.azreach.probe;

import io.azreach.spi.Probe;
import java.util.List;

/** The probes of this package. */
public final class CoreProbes {
    private CoreProbes() {}

    public static List<Probe> all() {
        return List.of(
                new EndpointProbe(),
                new NameServersProbe(),
                new NtpProbe(),
                new QueryProbe(),
                new TraceProbe(),
                new SamplesProbe(),
                new RampProbe(),
                new SourceProbe(),
                new QuietProbe(),
                new WalksProbe(),
                new PacProbe(),
                new PacRouteProbe(),
                new WpadProbe(),
                HelloProbe.current(),
                HelloProbe.refusable(),
                HelloProbe.versions());
    }
}
