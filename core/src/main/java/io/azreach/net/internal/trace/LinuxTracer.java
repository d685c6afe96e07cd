package io.azreach.net.internal.trace;

import io.azreach.model.Attempt;
import io.azreach.model.evidence.PathTrace;
import io.azreach.model.evidence.PathTrace.Protocol;
import io.azreach.time.Deadline;
import io.azreach.time.NanoClock;
import io.azreach.time.Stopwatch;
import java.net.InetAddress;
import java.net.InetSocketAddress;

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
        var walk = new Walk(maxHops, clock);
        walk.go(volley(new SocketShot.Aim(remote, protocol, keepTcpErrors || protocol == Protocol.UDP)), deadline);
        nameHops(walk.plan(), remote, deadline);
        return walk.trace(remote, protocol);
    }

    /** An older kernel tells that a packet's life ended, but not where; a datagram of the same life tells that. */
    private void nameHops(HopPlan plan, InetSocketAddress remote, Deadline deadline) throws InterruptedException {
        var nameless = plan.nameless();
        if (!nameless.isEmpty() && !deadline.isReached()) {
            var datagrams = volley(new SocketShot.Aim(remote, Protocol.UDP, true));
            plan.name(datagrams.fire(nameless, deadline).hops());
        }
    }

    private Volley<SocketShot> volley(SocketShot.Aim aim) {
        return new Volley<>(new SocketLauncher(sockets, aim, clock));
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
