package io.azreach.net.internal;

import io.azreach.net.Connection;
import io.azreach.net.Net;
import io.azreach.net.Network;
import io.azreach.net.TrustSettings;
import io.azreach.time.Deadline;
import io.azreach.time.NanoClock;
import java.io.Closeable;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/** The network under test, with one view of it; closing both is what the engine does. */
final class Bench implements Closeable {
    static final Duration ENOUGH = Duration.ofSeconds(10);
    static final Duration SHORT = Duration.ofMillis(300);

    /** How long a step capped at {@link #SHORT} may take on a busy machine. */
    static final Duration SOON = Duration.ofSeconds(3);

    private final Network network;
    private final ConcurrentLinkedQueue<Closeable> resources = new ConcurrentLinkedQueue<>();
    private final Net net;

    private Bench(@Nullable Path osStore, Clock clock) {
        network = LiveNetwork.open(new TrustSettings(osStore, List.of()), Map.of(), NanoClock.SYSTEM, clock);
        net = network.bind(Deadline.after(Duration.ofSeconds(25), NanoClock.SYSTEM), resources::add);
    }

    static Bench open() {
        return new Bench(null, Clock.systemUTC());
    }

    static Bench trusting(Path osStore) {
        return new Bench(osStore, Clock.systemUTC());
    }

    Net net() {
        return net;
    }

    Connection connect(InetSocketAddress remote) throws InterruptedException {
        var opened = net.connect(List.of(remote), ENOUGH).get(0);
        return Objects.requireNonNull(
                opened.connection(), () -> String.valueOf(opened.facts().failure()));
    }

    /** What the engine does when a probe is to stop. */
    void stop() {
        resources.forEach(OpenResources::closeQuietly);
    }

    @Override
    public void close() {
        stop();
        OpenResources.closeQuietly(network);
    }
}
