package io.azreach.linux.probe;

import io.azreach.model.HostInfo;
import io.azreach.model.HostInfo.Os;
import io.azreach.model.Target;
import io.azreach.spi.Applicability;
import io.azreach.spi.Probe;

/** What all probes here share: they look at the machine, and only where it is a Linux one. */
interface LinuxProbe extends Probe {
    @Override
    default Applicability applicableTo(Target target, HostInfo host) {
        return Applicability.when(target.isMachine() && host.os() == Os.LINUX);
    }
}
