package io.azreach.net.internal;

import io.azreach.model.Failure;
import io.azreach.model.evidence.TcpConnect;
import io.azreach.net.Connection;
import io.azreach.net.Leg;
import io.azreach.net.Opened;
import io.azreach.time.Deadline;
import io.azreach.time.NanoClock;
import io.azreach.time.Stopwatch;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** One connect under way. */
final class Dial {
    private final InetSocketAddress remote;
    private final @Nullable InetSocketAddress from;
    private final NanoClock nano;
    private Stopwatch watch;
    private @Nullable SocketChannel channel;
    private @Nullable InetSocketAddress local;
    private @Nullable Duration took;
    private @Nullable Failure failure;

    Dial(InetSocketAddress remote, NanoClock nano) {
        this(remote, null, nano);
    }

    Dial(Leg leg, NanoClock nano) {
        this(leg.remote(), new InetSocketAddress(leg.source(), leg.sourcePort()), nano);
    }

    private Dial(InetSocketAddress remote, @Nullable InetSocketAddress from, NanoClock nano) {
        if (remote.isUnresolved()) {
            throw new IllegalArgumentException("[" + remote + "] must be an address, not a name: resolve it first");
        }
        this.remote = remote;
        this.from = from;
        this.nano = nano;
        this.watch = Stopwatch.start(nano);
    }

    void start(Selector selector) {
        watch = Stopwatch.start(nano);
        try {
            var opened = SocketChannel.open();
            channel = opened;
            opened.configureBlocking(false);
            // Small messages must not wait for the peer's delayed acknowledgement: that would be measured as its time.
            opened.setOption(StandardSocketOptions.TCP_NODELAY, true);
            if (from != null) {
                local = (InetSocketAddress) opened.bind(from).getLocalAddress();
            }
            boolean connected = opened.connect(remote);
            local = known(opened);
            if (connected) {
                took = watch.elapsed();
            } else {
                opened.register(selector, SelectionKey.OP_CONNECT, this);
            }
        } catch (IOException e) {
            fail(e);
        }
    }

    boolean pending() {
        return took == null;
    }

    void finish() {
        var connecting = channel;
        if (connecting == null || !pending()) {
            return;
        }
        try {
            if (connecting.finishConnect()) {
                took = watch.elapsed();
                local = known(connecting);
            }
        } catch (IOException e) {
            fail(e);
        }
    }

    void giveUp() {
        fail(new SocketTimeoutException("no answer"));
    }

    void fail(Exception why) {
        if (pending()) {
            var spent = watch.elapsed();
            took = spent;
            failure = Failures.of(why, spent);
            if (channel != null) {
                OpenResources.closeQuietly(channel);
            }
        }
    }

    Opened<TcpConnect> result(Deadline end, OpenResources resources) {
        var connection = failure == null ? connection(end, resources) : null;
        var source = local;
        var spent = took == null ? watch.elapsed() : took;
        var facts = new TcpConnect(
                remote.getAddress(),
                remote.getPort(),
                source == null || source.getAddress().isAnyLocalAddress() ? null : source.getAddress(),
                source == null ? null : source.getPort(),
                spent,
                failure);
        return new Opened<>(facts, connection);
    }

    private @Nullable Connection connection(Deadline end, OpenResources resources) {
        var connected = channel;
        if (connected == null) {
            return null;
        }
        try {
            return new ChannelConnection(connected, end, resources);
        } catch (IOException e) {
            OpenResources.closeQuietly(connected);
            failure = Failures.of(e, watch.elapsed());
            return null;
        }
    }

    /** Before the connection stands, a socket that nobody bound does not tell its port. */
    private @Nullable InetSocketAddress known(SocketChannel channel) throws IOException {
        var bound = (InetSocketAddress) channel.getLocalAddress();
        return bound == null || bound.getPort() == 0 ? local : bound;
    }
}
