package io.azreach.net.internal.trace;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;

/** {@code struct sockaddr_in} and {@code sockaddr_in6} of Linux, to and from Java. */
final class SocketAddress {
    static final int AF_INET = 2;
    static final int AF_INET6 = 10;

    private SocketAddress() {}

    static int familyOf(InetAddress address) {
        return address instanceof Inet6Address ? AF_INET6 : AF_INET;
    }

    static Memory write(InetSocketAddress remote) {
        var address = remote.getAddress();
        boolean v6 = address instanceof Inet6Address;
        var memory = new Memory(v6 ? 28 : 16);
        memory.clear();
        memory.setShort(0, (short) familyOf(address));
        memory.setByte(2, (byte) (remote.getPort() >> 8));
        memory.setByte(3, (byte) remote.getPort());
        var bytes = address.getAddress();
        memory.write(v6 ? 8 : 4, bytes, 0, bytes.length);
        if (address instanceof Inet6Address six) {
            memory.setInt(24, six.getScopeId());
        }
        return memory;
    }

    /** Null when the structure holds no address. */
    static @Nullable InetAddress read(Pointer struct) {
        int family = struct.getShort(0);
        try {
            return switch (family) {
                case AF_INET -> InetAddress.getByAddress(struct.getByteArray(4, 4));
                case AF_INET6 -> InetAddress.getByAddress(struct.getByteArray(8, 16));
                default -> null;
            };
        } catch (UnknownHostException wrongLength) {
            return null;
        }
    }
}
