package io.azreach.net.internal.trace;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;

/** {@code struct sockaddr_in} and {@code sockaddr_in6}, to and from Java. */
final class SocketAddress {
    static final int AF_INET = 2;
    static final int AF_INET6 = 10;
    static final int WINDOWS_AF_INET6 = 23;
    /** Of the larger structure, that of version six. */
    static final int SIZE = 28;

    private SocketAddress() {}

    static int familyOf(InetAddress address) {
        return address instanceof Inet6Address ? AF_INET6 : AF_INET;
    }

    /** For Linux. */
    static Memory write(InetSocketAddress remote) {
        var memory = new Memory(remote.getAddress() instanceof Inet6Address ? SIZE : 16);
        memory.clear();
        write(memory, remote, familyOf(remote.getAddress()));
        return memory;
    }

    /** Into memory that is zero so far; the systems agree on all but the number of the family. */
    static void write(Pointer memory, InetSocketAddress remote, int family) {
        var address = remote.getAddress();
        memory.setShort(0, (short) family);
        memory.setByte(2, (byte) (remote.getPort() >> 8));
        memory.setByte(3, (byte) remote.getPort());
        var bytes = address.getAddress();
        memory.write(address instanceof Inet6Address ? 8 : 4, bytes, 0, bytes.length);
        if (address instanceof Inet6Address six) {
            memory.setInt(24, six.getScopeId());
        }
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
