package com.example.hello;

import io.azreach.spi.PluginInfo;
import io.azreach.spi.Probe;
import io.azreach.spi.ProbePlugin;
import java.util.List;

/** Tells azreach what this plugin brings along. */
public final class HelloPlugin implements ProbePlugin {
    @Override
    public PluginInfo info() {
        return new PluginInfo("hello", "1.0", "Example", PluginInfo.SPI_LEVEL, "");
    }

    @Override
    public List<Probe> probes() {
        return List.of(new HostnameFileProbe());
    }
}
