package io.azreach.net.internal;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import org.jspecify.annotations.Nullable;

/** Over UDP. The socket is connected, so that the kernel drops replies of others and tells of a closed port. */
final class UdpFlight implements DnsFlight {
    private static final int LARGEST = 65_535;

    private final InetSocketAddress server;
    private final byte[] question;
    private @Nullable DatagramChannel channel;

    UdpFlight(InetSocketAddress server, byte[] question) {
        this.server = server;
        this.question = question.clone();
    }

    @Override
    public void start(Selector selector, Object attachment) throws IOException {
        var opened = DatagramChannel.open();
        channel = opened;
        opened.configureBlocking(false);
        opened.connect(server);
        opened.register(selector, SelectionKey.OP_READ, attachment);
        again();
    }

    @Override
    public void again() throws IOException {
        if (channel != null) {
            channel.write(ByteBuffer.wrap(question));
        }
    }

    @Override
    public byte @Nullable [] advance() throws IOException {
        var open = channel;
        if (open == null) {
            return null;
        }
        var buffer = ByteBuffer.allocate(LARGEST);
        if (open.read(buffer) <= 0) {
            return null;
        }
        var reply = new byte[buffer.position()];
        buffer.flip().get(reply);
        return reply;
    }

    @Override
    public boolean mayBringMore() {
        return true;
    }

    @Override
    public void close() throws IOException {
        if (channel != null) {
            channel.close();
        }
    }
}
