package io.azreach.probe;

import io.azreach.host.RecordedHost;
import io.azreach.model.Evidence;
import io.azreach.model.HostInfo;
import io.azreach.model.Target;
import io.azreach.net.Net;
import io.azreach.net.Network;
import io.azreach.net.TrustSettings;
import io.azreach.net.internal.LiveNetwork;
import io.azreach.spi.Probe;
import io.azreach.spi.Settings;
import io.azreach.testkit.RecordingContext;
import io.azreach.time.Deadline;
import io.azreach.time.NanoClock;
import java.io.Closeable;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Runs one probe on the real loopback. */
final class ProbeBench implements Closeable {
    private final Network network =
            LiveNetwork.open(new TrustSettings(null, List.of()), Map.of(), NanoClock.SYSTEM, Clock.systemUTC());
    private final ConcurrentLinkedQueue<Closeable> resources = new ConcurrentLinkedQueue<>();
    private final Net net = network.bind(Deadline.after(Duration.ofSeconds(25), NanoClock.SYSTEM), resources::add);

    Net net() {
        return net;
    }

    static RecordedHost.Builder host(String name) {
        return RecordedHost.of(new HostInfo(name, HostInfo.Os.LINUX, "test", List.of(), false));
    }

    <E extends Evidence> List<E> observe(Probe probe, Target target, Class<E> type)
            throws IOException, InterruptedException {
        return observe(probe, target, Settings.NONE, type);
    }

    <E extends Evidence> List<E> observe(Probe probe, Target target, Settings settings, Class<E> type)
            throws IOException, InterruptedException {
        var context = new RecordingContext(host("client.corp.test").build(), net, settings);
        probe.observe(target, context);
        return context.evidence(type);
    }

    @Override
    public void close() throws IOException {
        for (var resource : resources) {
            resource.close();
        }
        network.close();
    }
}
