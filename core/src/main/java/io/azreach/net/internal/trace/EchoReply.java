package io.azreach.net.internal.trace;

import io.azreach.model.evidence.Hop.Answer;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The start of what Windows writes about one echo request: ICMP_ECHO_REPLY, and ICMPV6_ECHO_REPLY, whose address is packed
 * to 26 bytes while the rest is aligned (ipexport.h, equal for programs of 32 and 64 bits as far as it is read here). It has no
 * word of version four for a prohibition, which comes as an unreachable host or network.
 *
 * @param status an IP_STATUS of ipexport.h
 * @param from who answered; null when nobody did
 * @param v6 whether the status is one of version six, which gives some numbers another meaning
 */
record EchoReply(int status, @Nullable InetAddress from, boolean v6) {
    /** As much as is read. */
    static final int SIZE = 36;

    private static final int SUCCESS = 0;
    private static final int TIMED_OUT = 11010;

    static EchoReply read(byte[] bytes, boolean v6) {
        var reply = ByteBuffer.wrap(Arrays.copyOf(bytes, SIZE)).order(ByteOrder.LITTLE_ENDIAN);
        int at = v6 ? 6 : 0;
        int length = v6 ? 16 : 4;
        return new EchoReply(
                reply.getInt(v6 ? 28 : 4), address(Arrays.copyOfRange(reply.array(), at, at + length)), v6);
    }

    /** What it says; null when no answer came because the request was not sent. */
    @Nullable
    Answer answer() {
        if (status == TIMED_OUT) {
            return Answer.SILENT;
        }
        return from == null ? null : said();
    }

    private @Nullable Answer said() {
        return switch (status) {
            case SUCCESS -> Answer.CONNECTED;
            case 11002 -> Answer.NET_UNREACHABLE;
            case 11003 -> Answer.HOST_UNREACHABLE;
            case 11004 -> v6 ? Answer.ADMIN_PROHIBITED : Answer.PROTOCOL_UNREACHABLE;
            case 11005 -> Answer.PORT_UNREACHABLE;
            case 11009 -> Answer.FRAG_NEEDED;
            case 11013 -> Answer.TIME_EXCEEDED;
            case 11012, 11014, 11015, 11016, 11040, 11041, 11042, 11043, 11044, 11045 -> Answer.OTHER_ICMP;
            default -> null;
        };
    }

    private static @Nullable InetAddress address(byte[] bytes) {
        try {
            var address = InetAddress.getByAddress(bytes);
            return address.isAnyLocalAddress() ? null : address;
        } catch (UnknownHostException wrongLength) {
            return null;
        }
    }
}
