package io.azreach.net.internal.trace;

import io.azreach.model.Attempt;
import io.azreach.model.evidence.PathTrace;
import io.azreach.model.evidence.PathTrace.Protocol;
import io.azreach.time.Deadline;
import io.azreach.time.NanoClock;
import io.azreach.time.Stopwatch;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.function.ToIntFunction;

/**
 * Traces with echo requests, whatever protocol was asked for: Windows tells an unprivileged program who ended the life of those,
 * and of no other packets.
 */
final class WindowsTracer implements Tracer {
    private final EchoApi api;
    private final ToIntFunction<InetAddress> mtu;
    private final NanoClock clock;

    /** @param mtu the largest packet towards an address, or an error number of Windows below zero */
    WindowsTracer(EchoApi api, ToIntFunction<InetAddress> mtu, NanoClock clock) {
        this.api = api;
        this.mtu = mtu;
        this.clock = clock;
    }

    @Override
    public PathTrace trace(InetSocketAddress remote, Protocol protocol, int maxHops, Deadline deadline)
            throws InterruptedException {
        var walk = new Walk(maxHops, clock);
        try (var launcher = new EchoLauncher(api, remote.getAddress(), clock)) {
            if (launcher.openError() != 0) {
                var why = WindowsError.failure(launcher.openError());
                return new PathTrace(
                        remote.getAddress(), remote.getPort(), Protocol.ICMP, List.of(), null, Duration.ZERO, why);
            }
            walk.go(new Volley<>(launcher), deadline);
        }
        return walk.trace(remote, Protocol.ICMP);
    }

    @Override
    public Attempt<Integer> pathMtu(InetAddress remote) {
        var watch = Stopwatch.start(clock);
        int size = mtu.applyAsInt(remote);
        return size < 0
                ? Attempt.failed(WindowsError.failure(-size), watch.elapsed())
                : Attempt.succeeded(size, watch.elapsed());
    }
}
