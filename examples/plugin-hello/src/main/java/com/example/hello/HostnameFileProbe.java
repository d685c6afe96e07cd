package com.example.hello;

import io.azreach.model.HostInfo;
import io.azreach.model.Target;
import io.azreach.model.evidence.StateCheck;
import io.azreach.spi.Applicability;
import io.azreach.spi.Probe;
import io.azreach.spi.ProbeContext;
import io.azreach.spi.ProbeInfo;
import java.time.Duration;

/** Whether the machine will keep its name after a restart; a built-in rule turns a difference into a finding. */
final class HostnameFileProbe implements Probe {
    private static final String FILE = "/etc/hostname";

    @Override
    public ProbeInfo info() {
        return ProbeInfo.measure("hello.hostname-file", Duration.ofSeconds(1));
    }

    @Override
    public Applicability applicableTo(Target target, HostInfo host) {
        return Applicability.when(target.isMachine() && host.os() == HostInfo.Os.LINUX);
    }

    @Override
    public void observe(Target target, ProbeContext context) {
        var host = context.host();
        // null says "unknown", which is not the same as another name
        var written = host.text(FILE).value().map(String::strip).orElse(null);
        context.record(new StateCheck(FILE, host.info().name(), written));
    }
}
