package io.azreach.net.internal;

import io.azreach.model.FailureKind;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;

/** Over TCP, every message behind its length in two bytes (RFC 1035 section 4.2.2). */
final class TcpFlight implements DnsFlight {
    private final InetSocketAddress server;
    private final ByteBuffer request;
    private final ByteBuffer length = ByteBuffer.allocate(2);
    private @Nullable ByteBuffer body;
    private @Nullable SocketChannel channel;
    private @Nullable SelectionKey key;

    TcpFlight(InetSocketAddress server, byte[] question) {
        this.server = server;
        this.request = ByteBuffer.allocate(question.length + 2)
                .putShort((short) question.length)
                .put(question)
                .flip();
    }

    @Override
    public void start(Selector selector, Object attachment) throws IOException {
        var opened = SocketChannel.open();
        channel = opened;
        opened.configureBlocking(false);
        boolean connected = opened.connect(server);
        key = opened.register(selector, connected ? SelectionKey.OP_WRITE : SelectionKey.OP_CONNECT, attachment);
    }

    @Override
    public void again() {
        // TCP repeats by itself.
    }

    @Override
    public byte @Nullable [] advance() throws IOException {
        var open = channel;
        var mine = key;
        if (open == null || mine == null || !open.finishConnect()) {
            return null;
        }
        if (request.hasRemaining()) {
            open.write(request);
            mine.interestOps(request.hasRemaining() ? SelectionKey.OP_WRITE : SelectionKey.OP_READ);
            return null;
        }
        return read(open);
    }

    private byte @Nullable [] read(SocketChannel open) throws IOException {
        if (length.hasRemaining()) {
            fill(open, length);
            if (length.hasRemaining()) {
                return null;
            }
            body = ByteBuffer.allocate(Short.toUnsignedInt(length.getShort(0)));
        }
        var reply = body;
        if (reply == null) {
            return null;
        }
        fill(open, reply);
        if (reply.hasRemaining()) {
            return null;
        }
        var whole = new byte[reply.capacity()];
        reply.flip().get(whole);
        return whole;
    }

    private static void fill(SocketChannel open, ByteBuffer buffer) throws IOException {
        if (buffer.hasRemaining() && open.read(buffer) < 0) {
            throw new StepException(FailureKind.CLOSED, null);
        }
    }

    @Override
    public boolean mayBringMore() {
        return false;
    }

    @Override
    public void close() throws IOException {
        if (channel != null) {
            channel.close();
        }
    }
}
