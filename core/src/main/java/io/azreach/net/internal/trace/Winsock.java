package io.azreach.net.internal.trace;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** What a connected socket of Windows knows of its path: IP_MTU and IPV6_MTU (ws2ipdef.h), on Windows 10 and later. */
final class Winsock {
    private static final int SOCK_DGRAM = 2;
    private static final int IPPROTO_IP = 0;
    private static final int IPPROTO_IPV6 = 41;
    private static final int IP_MTU = 73;
    private static final int IPV6_MTU = 72;
    private static final int DISCARD_PORT = 9;

    static {
        startUp();
        Native.register(Winsock.class, "ws2_32");
    }

    private Winsock() {}

    private static native long socket(int family, int type, int protocol);

    private static native int connect(long socket, Pointer address, int length);

    private static native int getsockopt(
            long socket, int level, int option, IntByReference value, IntByReference length);

    private static native int closesocket(long socket);

    /** The largest packet towards an address, or an error number below zero; no packet is sent. */
    static int mtu(InetAddress remote) {
        boolean v6 = remote instanceof Inet6Address;
        int family = v6 ? SocketAddress.WINDOWS_AF_INET6 : SocketAddress.AF_INET;
        long socket = socket(family, SOCK_DGRAM, 0);
        if (socket == EchoApi.INVALID) {
            return -Native.getLastError();
        }
        try (var address = new Memory(SocketAddress.SIZE)) {
            address.clear();
            SocketAddress.write(address, new InetSocketAddress(remote, DISCARD_PORT), family);
            var size = new IntByReference();
            int length = v6 ? SocketAddress.SIZE : 16;
            boolean known = connect(socket, address, length) == 0
                    && getsockopt(
                                    socket,
                                    v6 ? IPPROTO_IPV6 : IPPROTO_IP,
                                    v6 ? IPV6_MTU : IP_MTU,
                                    size,
                                    new IntByReference(4))
                            == 0;
            return known ? withoutSign(size.getValue()) : -Native.getLastError();
        } finally {
            closesocket(socket);
        }
    }

    /** The loopback has no limit, which Windows says by the largest number there is. */
    private static int withoutSign(int size) {
        return size < 0 ? Integer.MAX_VALUE : size;
    }

    private static void startUp() {
        try (var data = new Memory(512)) {
            NativeLibrary.getInstance("ws2_32").getFunction("WSAStartup").invokeInt(new Object[] {(short) 0x0202, data
            });
        }
    }
}
