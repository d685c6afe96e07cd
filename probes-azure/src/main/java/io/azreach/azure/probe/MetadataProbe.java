package io.azreach.azure.probe;

import io.azreach.model.HostInfo;
import io.azreach.model.Target;
import io.azreach.spi.Applicability;
import io.azreach.spi.Probe;
import io.azreach.spi.ProbeContext;
import io.azreach.spi.ProbeInfo;
import java.time.Duration;

/** Whether this machine is an Azure VM, and which; elsewhere nobody answers, and that is no fault. */
final class MetadataProbe implements Probe {
    private static final Duration CAP = Duration.ofMillis(1500);

    private final Platform platform;

    MetadataProbe(Platform platform) {
        this.platform = platform;
    }

    @Override
    public ProbeInfo info() {
        return ProbeInfo.survey("azure.imds", CAP);
    }

    @Override
    public Applicability applicableTo(Target target, HostInfo host) {
        return Applicability.when(target.isMachine());
    }

    @Override
    public void observe(Target target, ProbeContext context) throws InterruptedException {
        InstanceMetadata.ask(context.net(), platform.metadata(), context::record);
    }
}
