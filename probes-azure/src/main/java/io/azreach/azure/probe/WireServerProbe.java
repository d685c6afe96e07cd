package io.azreach.azure.probe;

import io.azreach.model.HostInfo;
import io.azreach.model.Target;
import io.azreach.model.evidence.MachineFacts;
import io.azreach.net.HttpRequest;
import io.azreach.net.Net;
import io.azreach.spi.Applicability;
import io.azreach.spi.Probe;
import io.azreach.spi.ProbeContext;
import io.azreach.spi.ProbeInfo;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The VM agent's way to the platform, looked at on an Azure VM only. */
final class WireServerProbe implements Probe {
    private static final String TAG_FILE = "/sys/class/dmi/id/chassis_asset_tag";
    // The same in every Azure VM, whatever its image
    private static final String AZURE_TAG = "7783-7084-3265-9085-8269-3286-77";
    private static final Duration CAP = Duration.ofSeconds(6);
    private static final Duration STEP = Duration.ofSeconds(3);

    private final Platform platform;

    WireServerProbe(Platform platform) {
        this.platform = platform;
    }

    @Override
    public ProbeInfo info() {
        return ProbeInfo.measure("azure.wireserver", CAP);
    }

    @Override
    public Applicability applicableTo(Target target, HostInfo host) {
        return Applicability.when(target.isMachine());
    }

    @Override
    public void observe(Target target, ProbeContext context) throws InterruptedException {
        if (tagged(context) || metadataAnswers(context.net())) {
            connect(context);
        }
    }

    private static boolean tagged(ProbeContext context) {
        var tag = context.host().text(TAG_FILE).value().orElse("").strip();
        if (!tag.equals(AZURE_TAG)) {
            return false;
        }
        context.record(new MachineFacts("azure-vm", TAG_FILE, Map.of("chassisAssetTag", tag)));
        return true;
    }

    /** Asked again, as a probe does not see what another one recorded; the answer is not recorded twice. */
    private boolean metadataAnswers(Net net) throws InterruptedException {
        return InstanceMetadata.ask(net, platform.metadata(), evidence -> {});
    }

    private void connect(ProbeContext context) throws InterruptedException {
        for (var opened : context.net().connect(List.of(platform.wireServer(), platform.hostPlugin()), STEP)) {
            context.record(opened.facts());
            try (var connection = opened.connection()) {
                if (connection != null
                        && opened.facts().port() == platform.wireServer().getPort()) {
                    context.record(context.net().exchange(connection, versions(), STEP));
                }
            }
        }
    }

    private HttpRequest versions() {
        var host = platform.wireServer().getAddress().getHostAddress();
        return new HttpRequest("GET", "http", host, "/?comp=versions", Map.of());
    }
}
