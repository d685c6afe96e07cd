package io.azreach.net;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/**
 * A connect from a chosen end of this machine.
 *
 * @param source the address to leave from; null for the one the routes give
 * @param sourcePort the port to leave from; 0 for one that is known before the first packet leaves, whatever becomes of it
 * @param remote where to
 */
public record Leg(@Nullable InetAddress source, int sourcePort, InetSocketAddress remote) {
    /** From a port that is recorded even when nothing answers. */
    public static Leg fromAnyPort(InetSocketAddress remote) {
        return new Leg(null, 0, remote);
    }

    public static Leg fromPort(int port, InetSocketAddress remote) {
        return new Leg(null, port, remote);
    }

    public static Leg from(InetAddress source, InetSocketAddress remote) {
        return new Leg(source, 0, remote);
    }
}
