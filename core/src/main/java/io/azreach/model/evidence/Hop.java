package io.azreach.model.evidence;

import java.net.InetAddress;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What came back for a packet with a limited life (RFC 792, 4443).
 *
 * @param ttl how many hops the packet was allowed; 0 for the usual limit of the system
 * @param from who answered, as its packet says: a router, the destination or a box that answers in its name, or an address
 *     of this machine for a packet that was refused before it left; null for silence and where the kernel did not tell
 * @param answer what it said
 * @param icmpType the type of an ICMP answer, where known
 * @param icmpCode its code, where known
 * @param mtu the largest packet the next link takes, for {@link Answer#FRAG_NEEDED}
 * @param took until the answer, or the time waited for the last try
 * @param tries packets sent
 */
public record Hop(
        int ttl,
        @Nullable InetAddress from,
        Answer answer,
        @Nullable Integer icmpType,
        @Nullable Integer icmpCode,
        @Nullable Integer mtu,
        Duration took,
        int tries) {

    /** What a hop said. */
    public enum Answer {
        TIME_EXCEEDED,
        NET_UNREACHABLE,
        HOST_UNREACHABLE,
        PROTOCOL_UNREACHABLE,
        PORT_UNREACHABLE,
        FRAG_NEEDED,
        NET_PROHIBITED,
        HOST_PROHIBITED,
        ADMIN_PROHIBITED,
        /** Another ICMP error, or one whose type the kernel did not pass on. */
        OTHER_ICMP,
        /** The destination accepted the connection, or answered the datagram or the echo request. */
        CONNECTED,
        /** A reset in the destination's name. */
        REFUSED,
        /** Nothing came within the time allowed. */
        SILENT;

        /** Whether no packet with a longer life is expected to get farther. */
        public boolean endsPath() {
            return this != TIME_EXCEEDED && this != OTHER_ICMP && this != SILENT;
        }
    }

    /** The same answer to one more packet. */
    public Hop triedAgain() {
        return new Hop(ttl, from, answer, icmpType, icmpCode, mtu, took, tries + 1);
    }
}
