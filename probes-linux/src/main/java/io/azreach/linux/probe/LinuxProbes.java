package io.azreach.linux.probe;

import io.azreach.spi.Probe;
import java.util.List;

/** The probes of this plugin. */
public final class LinuxProbes {
    private LinuxProbes() {}

    public static List<Probe> all() {
        return List.of(new ProxyProbe(), new HostProbe(), new NetworkProbe(), new ResolverProbe(), new TimeProbe());
    }
}
