package io.azreach.linux;

import io.azreach.host.Host;
import io.azreach.host.RecordedHost;
import io.azreach.model.HostInfo;
import io.azreach.model.HostInfo.Os;
import io.azreach.model.Target;
import io.azreach.spi.Probe;
import io.azreach.spi.Settings;
import io.azreach.testkit.RecordingContext;
import java.util.List;

/** Runs probes of the plugin by their id. */
final class Runs {
    private Runs() {}

    static RecordedHost.Builder machine() {
        return RecordedHost.of(new HostInfo("vm01", Os.LINUX, "Debian GNU/Linux 12", List.of(), false));
    }

    static RecordingContext run(String probe, Host host) throws Exception {
        return run(probe, host, StillNet.azure());
    }

    static RecordingContext run(String probe, Host host, StillNet net) throws Exception {
        var context = new RecordingContext(host, net, Settings.NONE);
        probe(probe).observe(Target.MACHINE, context);
        return context;
    }

    static RecordingContext run(String probe, RecordedHost.Builder host) throws Exception {
        return run(probe, host.build());
    }

    static Probe probe(String id) {
        return new LinuxPlugin()
                .probes().stream()
                        .filter(probe -> probe.info().id().value().equals(id))
                        .findFirst()
                        .orElseThrow();
    }
}
