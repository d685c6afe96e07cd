package io.azreach.net.internal.trace;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.ptr.IntByReference;
import io.azreach.model.evidence.PathTrace.Protocol;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Non-blocking sockets of Linux. None of this needs privileges: with IP_RECVERR the kernel keeps ICMP errors about a socket's
 * packets for its owner (ip(7)); for TCP since Linux 5.18.
 */
final class LinuxSockets {
    private static final int SOCK_STREAM = 1;
    private static final int SOCK_DGRAM = 2;
    private static final int NONBLOCK_CLOEXEC = 0x80800;
    private static final int SOL_SOCKET = 1;
    private static final int SO_ERROR = 4;
    static final int IPPROTO_IP = 0;
    private static final int IPPROTO_TCP = 6;
    static final int IPPROTO_IPV6 = 41;
    private static final int TCP_SYNCNT = 7;
    private static final int MSG_ERRQUEUE_DONTWAIT = 0x2040;
    private static final short POLLIN = 1;
    private static final short POLLOUT = 4;

    private LinuxSockets() {}

    static LinuxSockets load() {
        if (Native.POINTER_SIZE != 8) {
            throw new IllegalStateException("structures are laid out for 64 bits");
        }
        LibC.close(-1);
        return new LinuxSockets();
    }

    /** A new socket, or -1 with errno. */
    int open(Protocol protocol, InetAddress towards) {
        int type = protocol == Protocol.TCP ? SOCK_STREAM : SOCK_DGRAM;
        return LibC.socket(SocketAddress.familyOf(towards), type | NONBLOCK_CLOEXEC, 0);
    }

    /** 0, or -1 with errno, as the two below. */
    int keepErrors(int socket, InetAddress towards) {
        boolean v6 = SocketAddress.familyOf(towards) == SocketAddress.AF_INET6;
        return set(socket, v6 ? IPPROTO_IPV6 : IPPROTO_IP, v6 ? 25 : 11, 1);
    }

    int limitLife(int socket, InetAddress towards, int ttl) {
        boolean v6 = SocketAddress.familyOf(towards) == SocketAddress.AF_INET6;
        return set(socket, v6 ? IPPROTO_IPV6 : IPPROTO_IP, v6 ? 16 : 2, ttl);
    }

    int retransmitOnce(int socket) {
        return set(socket, IPPROTO_TCP, TCP_SYNCNT, 1);
    }

    /** 0, or -1 with errno. */
    int connect(int socket, InetSocketAddress remote) {
        try (var address = SocketAddress.write(remote)) {
            return LibC.connect(socket, address, (int) address.size());
        }
    }

    /** Sends one zero byte; its length, or -1 with errno. */
    long sendByte(int socket) {
        try (var bytes = new Memory(1)) {
            bytes.setByte(0, (byte) 0);
            return LibC.send(socket, bytes, 1, 0);
        }
    }

    /** The pending error of a socket, which is taken from it; 0 for none. */
    int pendingError(int socket) {
        return get(socket, SOL_SOCKET, SO_ERROR);
    }

    /** The path's MTU as the kernel knows it for a connected socket, or -1 with errno. */
    int mtu(int socket, InetAddress remote) {
        boolean v6 = SocketAddress.familyOf(remote) == SocketAddress.AF_INET6;
        return get(socket, v6 ? IPPROTO_IPV6 : IPPROTO_IP, v6 ? 24 : 14);
    }

    /** The oldest ICMP error the kernel keeps for a socket; null when there is none. */
    @Nullable
    IcmpError takeError(int socket) {
        try (var message = new ErrorMessage()) {
            return LibC.recvmsg(socket, message.struct(), MSG_ERRQUEUE_DONTWAIT) < 0 ? null : message.error();
        }
    }

    /** Which of the sockets became readable, writable or failed within the time. */
    boolean[] poll(List<Integer> sockets, boolean forWriting, int millis) {
        var ready = new boolean[sockets.size()];
        try (var entries = new Memory(8L * sockets.size())) {
            for (int i = 0; i < ready.length; i++) {
                entries.setInt(8L * i, sockets.get(i));
                entries.setShort(8L * i + 4, forWriting ? POLLOUT : POLLIN);
                entries.setShort(8L * i + 6, (short) 0);
            }
            if (LibC.poll(entries, ready.length, millis) > 0) {
                for (int i = 0; i < ready.length; i++) {
                    ready[i] = entries.getShort(8L * i + 6) != 0;
                }
            }
        }
        return ready;
    }

    void close(int socket) {
        LibC.close(socket);
    }

    int lastError() {
        return Native.getLastError();
    }

    private static int set(int socket, int level, int option, int value) {
        return LibC.setsockopt(socket, level, option, new IntByReference(value), 4);
    }

    private static int get(int socket, int level, int option) {
        var value = new IntByReference();
        return LibC.getsockopt(socket, level, option, value, new IntByReference(4)) < 0 ? -1 : value.getValue();
    }
}
