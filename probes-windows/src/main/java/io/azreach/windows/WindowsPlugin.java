package io.azreach.windows;

import io.azreach.spi.PluginInfo;
import io.azreach.spi.Probe;
import io.azreach.spi.ProbePlugin;
import io.azreach.windows.probe.WindowsProbes;
import java.util.List;

/** What azreach looks at on Windows only. */
public final class WindowsPlugin implements ProbePlugin {
    @Override
    public PluginInfo info() {
        return new PluginInfo("windows", "0.1.0", "azreach", PluginInfo.SPI_LEVEL, "");
    }

    @Override
    public List<Probe> probes() {
        return WindowsProbes.all();
    }
}
