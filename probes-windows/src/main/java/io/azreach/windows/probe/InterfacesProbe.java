package io.azreach.windows.probe;

import io.azreach.model.HostInfo;
import io.azreach.model.HostInfo.Os;
import io.azreach.model.Target;
import io.azreach.spi.Applicability;
import io.azreach.spi.Probe;
import io.azreach.spi.ProbeContext;
import io.azreach.spi.ProbeInfo;
import java.time.Duration;

/** The machine's own addresses and links; routes are not read, so nobody may conclude that there are none. */
final class InterfacesProbe implements Probe {
    @Override
    public ProbeInfo info() {
        return ProbeInfo.measure("windows.interfaces", Duration.ofSeconds(5));
    }

    @Override
    public Applicability applicableTo(Target target, HostInfo host) {
        return Applicability.when(target.isMachine() && host.os() == Os.WINDOWS);
    }

    @Override
    public void observe(Target target, ProbeContext context) {
        context.net().interfaces().forEach(context::record);
    }
}
