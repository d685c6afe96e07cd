package io.azreach.net.internal.trace;

import io.azreach.model.Failure;
import io.azreach.model.evidence.Hop;
import io.azreach.model.evidence.Hop.Answer;
import io.azreach.model.evidence.PathTrace.Protocol;
import io.azreach.time.NanoClock;
import io.azreach.time.Stopwatch;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A connect or a datagram on a socket of its own. */
final class SocketShot implements Shot {
    private final LinuxSockets sockets;
    private final InetSocketAddress remote;
    private final Protocol protocol;
    private final int ttl;
    private final Stopwatch watch;
    private final int socket;
    private @Nullable Hop hop;
    private @Nullable Failure refusal;

    private SocketShot(LinuxSockets sockets, InetSocketAddress remote, Protocol protocol, int ttl, NanoClock clock) {
        this.sockets = sockets;
        this.remote = remote;
        this.protocol = protocol;
        this.ttl = ttl;
        this.socket = sockets.open(protocol, remote.getAddress());
        this.watch = Stopwatch.start(clock);
    }

    static SocketShot fire(LinuxSockets sockets, Aim aim, int ttl, NanoClock clock) {
        var shot = new SocketShot(sockets, aim.remote(), aim.protocol(), ttl, clock);
        if (shot.socket < 0 || !shot.prepare(aim.keepErrors()) || !shot.send()) {
            shot.failedAtOnce(sockets.lastError());
        }
        return shot;
    }

    /**
     * Where to, and how.
     *
     * @param keepErrors whether to ask the kernel who reports errors
     */
    record Aim(InetSocketAddress remote, Protocol protocol, boolean keepErrors) {}

    int socket() {
        return socket;
    }

    @Override
    public boolean isPending() {
        return hop == null && refusal == null;
    }

    @Override
    public @Nullable Hop hop() {
        return isPending() ? answered(null, Answer.SILENT, null) : hop;
    }

    @Override
    public @Nullable Failure refusal() {
        return refusal;
    }

    /** Takes what a ready socket has to say. */
    void collect() {
        int errno = sockets.pendingError(socket);
        var error = sockets.takeError(socket);
        if (error != null) {
            hop = answered(error.from(), error.answer(), error);
        } else if (errno == 0) {
            hop = answered(remote.getAddress(), Answer.CONNECTED, null);
        } else {
            failed(errno, true);
        }
    }

    private boolean prepare(boolean keepErrors) {
        var towards = remote.getAddress();
        return (ttl == 0 || sockets.limitLife(socket, towards, ttl) == 0)
                && (!keepErrors || sockets.keepErrors(socket, towards) == 0)
                && (protocol == Protocol.UDP || sockets.retransmitOnce(socket) == 0);
    }

    private boolean send() {
        if (protocol == Protocol.UDP) {
            return sockets.connect(socket, remote) == 0 && sockets.sendByte(socket) == 1;
        }
        return sockets.connect(socket, remote) == 0 || sockets.lastError() == Errno.EINPROGRESS;
    }

    /** A firewall of this machine reports within the call, by the same means as a router. */
    private void failedAtOnce(int errno) {
        var error = socket < 0 ? null : sockets.takeError(socket);
        if (error == null) {
            failed(errno, false);
        } else {
            hop = answered(error.from(), error.answer(), error);
        }
    }

    private void failed(int errno, boolean underWay) {
        if (errno == Errno.ECONNREFUSED && protocol == Protocol.TCP) {
            hop = answered(remote.getAddress(), Answer.REFUSED, null);
        } else if (underWay && isUnreachable(errno)) {
            hop = answered(null, Answer.OTHER_ICMP, null);
        } else {
            refusal = Errno.failure(errno);
        }
    }

    /** A route that is missing fails within the call; later the same numbers stand for an ICMP error. */
    private static boolean isUnreachable(int errno) {
        return errno == Errno.EHOSTUNREACH || errno == Errno.ENETUNREACH;
    }

    private Hop answered(@Nullable InetAddress from, Answer answer, @Nullable IcmpError error) {
        Duration took = watch.elapsed();
        return error == null
                ? new Hop(ttl, from, answer, null, null, null, took, 1)
                : new Hop(ttl, from, answer, error.type(), error.code(), error.mtu(), took, 1);
    }

    @Override
    public void close() {
        if (socket >= 0) {
            sockets.close(socket);
        }
    }
}
