package io.azreach.linux;

import io.azreach.linux.probe.LinuxProbes;
import io.azreach.spi.PluginInfo;
import io.azreach.spi.Probe;
import io.azreach.spi.ProbePlugin;
import java.util.List;

/** What a Linux machine says about its proxies, identity, network, resolver and clock. */
public final class LinuxPlugin implements ProbePlugin {
    @Override
    public PluginInfo info() {
        return new PluginInfo("linux", "0.1.0", "azreach", PluginInfo.SPI_LEVEL, "");
    }

    @Override
    public List<Probe> probes() {
        return LinuxProbes.all();
    }
}
