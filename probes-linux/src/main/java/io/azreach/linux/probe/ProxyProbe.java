package io.azreach.linux.probe;

import io.azreach.model.Target;
import io.azreach.spi.ProbeContext;
import io.azreach.spi.ProbeInfo;
import java.time.Duration;

/** Every place of a Linux machine that may name a proxy. Reads files and the environment only. */
final class ProxyProbe implements LinuxProbe {
    private static final ProbeInfo INFO = ProbeInfo.survey("linux.proxy", Duration.ofSeconds(5));

    @Override
    public ProbeInfo info() {
        return INFO;
    }

    @Override
    public void observe(Target target, ProbeContext context) {
        var machine = new Machine(context);
        new AgentProxies(machine).read();
        new ProcessProxies(machine).read();
        new SystemdProxies(machine).read();
        new EnvironmentProxies(machine).read();
        new PackageManagerProxies(machine).read();
        new DesktopProxies(machine).read();
    }
}
