package io.azreach.net.internal.trace;

import io.azreach.model.Attempt;
import io.azreach.model.Failure;
import io.azreach.model.FailureKind;
import io.azreach.model.evidence.PathTrace;
import io.azreach.model.evidence.PathTrace.Protocol;
import io.azreach.time.Deadline;
import io.azreach.time.NanoClock;
import io.azreach.time.Stopwatch;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/** Traces with ordinary sockets, unprivileged. */
final class LinuxTracer implements Tracer {
    private static final int DISCARD_PORT = 9;

    private final LinuxSockets sockets;
    private final NanoClock clock;
    private final boolean keepTcpErrors;

    /**
     * @param keepTcpErrors whether to ask for the senders of errors about TCP; without, the tracer works as it must on kernels
     *     before 5.18
     */
    LinuxTracer(LinuxSockets sockets, NanoClock clock, boolean keepTcpErrors) {
        this.sockets = sockets;
        this.clock = clock;
        this.keepTcpErrors = keepTcpErrors;
    }

    @Override
    public PathTrace trace(InetSocketAddress remote, Protocol protocol, int maxHops, Deadline deadline)
            throws InterruptedException {
        var watch = Stopwatch.start(clock);
        var volley = new Volley(sockets, clock);
        var plan = new HopPlan(maxHops);
        var aim = new Shot.Aim(remote, protocol, keepTcpErrors || protocol == Protocol.UDP);
        Failure refused = null;
        for (var ttls = plan.next(); !ttls.isEmpty() && !deadline.isReached(); ttls = plan.next()) {
            var answers = volley.fire(aim, ttls, deadline);
            plan.learn(answers.hops());
            refused = answers.failure();
            if (refused != null) {
                break;
            }
        }
        nameHops(plan, volley, remote, deadline);
        return result(remote, protocol, plan, refused, watch);
    }

    /** An older kernel tells that a packet's life ended, but not where; a datagram of the same life tells that. */
    private static void nameHops(HopPlan plan, Volley volley, InetSocketAddress remote, Deadline deadline)
            throws InterruptedException {
        var nameless = plan.nameless();
        if (!nameless.isEmpty() && !deadline.isReached()) {
            plan.name(volley.fire(new Shot.Aim(remote, Protocol.UDP, true), nameless, deadline)
                    .hops());
        }
    }

    private static PathTrace result(
            InetSocketAddress remote, Protocol protocol, HopPlan plan, @Nullable Failure refused, Stopwatch watch) {
        var open = new PathTrace(
                remote.getAddress(), remote.getPort(), protocol, plan.hops(), plan.whole(), watch.elapsed(), refused);
        if (refused != null || open.ending().isPresent()) {
            return open;
        }
        var silence = Failure.of(FailureKind.TIMEOUT);
        return new PathTrace(open.address(), open.port(), protocol, open.hops(), open.whole(), open.took(), silence);
    }

    @Override
    public Attempt<Integer> pathMtu(InetAddress remote) {
        var watch = Stopwatch.start(clock);
        int socket = sockets.open(Protocol.UDP, remote);
        if (socket < 0) {
            return Attempt.failed(Errno.failure(sockets.lastError()), watch.elapsed());
        }
        try {
            int connected = sockets.connect(socket, new InetSocketAddress(remote, DISCARD_PORT));
            int mtu = connected < 0 ? -1 : sockets.mtu(socket, remote);
            return mtu < 0
                    ? Attempt.failed(Errno.failure(sockets.lastError()), watch.elapsed())
                    : Attempt.succeeded(mtu, watch.elapsed());
        } finally {
            sockets.close(socket);
        }
    }
}
