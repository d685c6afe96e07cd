package io.azreach.net.internal.trace;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * All memory of one echo request, which must stay where it is until Windows has answered: IP_OPTION_INFORMATION of 64 bits, the
 * data, both addresses and the reply. Not freed by the garbage collector, for the same reason.
 */
final class EchoBlock {
    private static final byte[] DATA = "azreach".getBytes(StandardCharsets.US_ASCII);
    private static final int DATA_AT = 16;
    private static final int SOURCE_AT = 24;
    private static final int DESTINATION_AT = 56;
    private static final int REPLY_AT = 88;
    /** Room for the reply, the data, an ICMP error and the system's own words. */
    static final int REPLY_SIZE = 256;

    private static final int USUAL_LIFE = 128;

    private final Pointer memory;
    private final InetAddress remote;

    EchoBlock(InetAddress remote, int ttl) {
        this.remote = remote;
        this.memory = new Pointer(Native.malloc(REPLY_AT + REPLY_SIZE));
        memory.clear(REPLY_AT + REPLY_SIZE);
        memory.setByte(0, (byte) (ttl == HopPlan.WHOLE ? USUAL_LIFE : ttl));
        memory.write(DATA_AT, DATA, 0, DATA.length);
        if (v6()) {
            memory.setShort(SOURCE_AT, (short) SocketAddress.WINDOWS_AF_INET6);
            SocketAddress.write(
                    memory.share(DESTINATION_AT), new InetSocketAddress(remote, 0), SocketAddress.WINDOWS_AF_INET6);
        }
    }

    boolean v6() {
        return remote instanceof Inet6Address;
    }

    Pointer options() {
        return memory;
    }

    Pointer data() {
        return memory.share(DATA_AT);
    }

    short dataSize() {
        return (short) DATA.length;
    }

    /** The destination of version four as a number whose bytes in memory are in the order of the network. */
    int destination4() {
        return ByteBuffer.wrap(remote.getAddress())
                .order(ByteOrder.LITTLE_ENDIAN)
                .getInt();
    }

    Pointer source6() {
        return memory.share(SOURCE_AT);
    }

    Pointer destination6() {
        return memory.share(DESTINATION_AT);
    }

    Pointer replyBuffer() {
        return memory.share(REPLY_AT);
    }

    EchoReply reply() {
        return EchoReply.read(replyBuffer().getByteArray(0, EchoReply.SIZE), v6());
    }

    /** Nothing may be under way any more. */
    void free() {
        Native.free(Pointer.nativeValue(memory));
    }
}
