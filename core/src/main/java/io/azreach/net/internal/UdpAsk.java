package io.azreach.net.internal;

import io.azreach.time.Deadline;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Sends a datagram, again after half the time, and waits for a reply that is of use. */
final class UdpAsk {
    private static final int LARGEST = 65_535;

    private final OpenResources resources;

    UdpAsk(OpenResources resources) {
        this.resources = resources;
    }

    /**
     * @param request made anew for each sending
     * @param read gives the result, or nothing for a datagram to be ignored
     */
    <T> T ask(InetSocketAddress remote, Supplier<byte[]> request, Function<byte[], Optional<T>> read, Deadline until)
            throws IOException {
        var half = until.atMost(until.remaining().dividedBy(2));
        try {
            return ask(remote, request, read, half, until);
        } catch (ClosedSelectorException | CancelledKeyException e) {
            throw (IOException) new AsynchronousCloseException().initCause(e);
        }
    }

    private <T> T ask(
            InetSocketAddress remote,
            Supplier<byte[]> request,
            Function<byte[], Optional<T>> read,
            Deadline half,
            Deadline until)
            throws IOException {
        try (var channel = DatagramChannel.open();
                var selector = resources.add(Selector.open())) {
            channel.configureBlocking(false);
            channel.connect(remote);
            channel.register(selector, SelectionKey.OP_READ);
            channel.write(ByteBuffer.wrap(request.get()));
            var first = await(selector, channel, read, half);
            if (first.isEmpty()) {
                channel.write(ByteBuffer.wrap(request.get()));
                first = await(selector, channel, read, until);
            }
            resources.forget(selector);
            return first.orElseThrow(() -> new SocketTimeoutException("no answer"));
        }
    }

    private static <T> Optional<T> await(
            Selector selector, DatagramChannel channel, Function<byte[], Optional<T>> read, Deadline until)
            throws IOException {
        var buffer = ByteBuffer.allocate(LARGEST);
        while (!until.isReached()) {
            if (Thread.currentThread().isInterrupted()) {
                throw new ClosedSelectorException();
            }
            selector.select(until.socketMillis());
            selector.selectedKeys().clear();
            buffer.clear();
            if (channel.read(buffer) > 0) {
                var reply = new byte[buffer.position()];
                buffer.flip().get(reply);
                var result = read.apply(reply);
                if (result.isPresent()) {
                    return result;
                }
            }
        }
        return Optional.empty();
    }
}
