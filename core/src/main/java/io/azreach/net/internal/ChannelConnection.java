package io.azreach.net.internal;

import io.azreach.net.Connection;
import io.azreach.time.Deadline;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A TCP connection that never blocks in the kernel but in a selector of its own: reads and writes end in time, by an
 * interrupt, and when another thread closes it.
 */
final class ChannelConnection implements Connection {
    private final SocketChannel channel;
    private final InetSocketAddress local;
    private final InetSocketAddress remote;
    private final Deadline end;
    private final OpenResources resources;
    private final ByteBuffer buffer = ByteBuffer.allocate(8192).flip();
    private @Nullable Duration limit;
    private @Nullable Selector selector;
    private boolean closed;

    ChannelConnection(SocketChannel channel, Deadline end, OpenResources resources) throws IOException {
        this.channel = channel;
        this.local = (InetSocketAddress) channel.getLocalAddress();
        this.remote = (InetSocketAddress) channel.getRemoteAddress();
        this.end = end;
        this.resources = resources;
        resources.add(this);
    }

    @Override
    public InetSocketAddress remote() {
        return remote;
    }

    @Override
    public InetSocketAddress local() {
        return local;
    }

    @Override
    public void readTimeout(Duration most) {
        limit = most;
    }

    @Override
    public InputStream in() {
        return new BufferInput(buffer, this::fill);
    }

    @Override
    public OutputStream out() {
        return new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                write(new byte[] {(byte) b}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                send(ByteBuffer.wrap(bytes, offset, length));
            }
        };
    }

    private boolean fill() throws IOException {
        var until = until();
        buffer.clear();
        try {
            int count = channel.read(buffer);
            while (count == 0) {
                await(SelectionKey.OP_READ, until);
                count = channel.read(buffer);
            }
            return count > 0;
        } finally {
            buffer.flip();
        }
    }

    private void send(ByteBuffer bytes) throws IOException {
        var until = until();
        while (bytes.hasRemaining()) {
            if (channel.write(bytes) == 0) {
                await(SelectionKey.OP_WRITE, until);
            }
        }
    }

    private Deadline until() {
        return limit == null ? end : end.atMost(limit);
    }

    private void await(int operation, Deadline until) throws IOException {
        var waiting = selector();
        boolean ready = false;
        while (!ready) {
            if (until.isReached()) {
                throw new SocketTimeoutException("no progress in time");
            }
            ready = select(waiting, operation, until);
            if (Thread.currentThread().isInterrupted()) {
                close();
                throw new ClosedByInterruptException();
            }
        }
    }

    private boolean select(Selector waiting, int operation, Deadline until) throws IOException {
        try {
            channel.register(waiting, operation);
            boolean ready = waiting.select(until.socketMillis()) > 0;
            waiting.selectedKeys().clear();
            return ready;
        } catch (ClosedSelectorException | CancelledKeyException e) {
            throw (IOException) new AsynchronousCloseException().initCause(e);
        }
    }

    private synchronized Selector selector() throws IOException {
        if (closed) {
            throw new AsynchronousCloseException();
        }
        var known = selector;
        if (known == null) {
            known = channel.provider().openSelector();
            selector = known;
        }
        return known;
    }

    @Override
    public void abort() {
        try {
            channel.setOption(StandardSocketOptions.SO_LINGER, 0);
        } catch (IOException e) {
            System.getLogger(ChannelConnection.class.getName()).log(System.Logger.Level.TRACE, "linger", e);
        }
        close();
    }

    @Override
    public void close() {
        resources.forget(this);
        synchronized (this) {
            closed = true;
            OpenResources.closeQuietly(channel);
            if (selector != null) {
                OpenResources.closeQuietly(selector);
            }
        }
    }
}
