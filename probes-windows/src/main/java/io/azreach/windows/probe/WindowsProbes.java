package io.azreach.windows.probe;

import io.azreach.spi.Probe;
import java.util.List;

/** The probes of this plugin. */
public final class WindowsProbes {
    private WindowsProbes() {}

    public static List<Probe> all() {
        return List.of(new ProxyProbe(), new InterfacesProbe());
    }
}
