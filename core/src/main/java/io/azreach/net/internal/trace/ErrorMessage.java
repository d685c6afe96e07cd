package io.azreach.net.internal.trace;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import org.jspecify.annotations.Nullable;

/** {@code struct msghdr} with room for one error, laid out for 64 bits. */
final class ErrorMessage implements AutoCloseable {
    private static final int CONTROL = 56 + 16;
    private static final int CONTROL_SIZE = 256;
    private static final int PAYLOAD = CONTROL + CONTROL_SIZE;
    private static final int PAYLOAD_SIZE = 128;
    private final Memory memory = new Memory(PAYLOAD + PAYLOAD_SIZE);

    ErrorMessage() {
        memory.clear();
        memory.setPointer(16, memory.share(56));
        memory.setLong(24, 1);
        memory.setPointer(32, memory.share(CONTROL));
        memory.setLong(40, CONTROL_SIZE);
        memory.setPointer(56, memory.share(PAYLOAD));
        memory.setLong(64, PAYLOAD_SIZE);
    }

    Pointer struct() {
        return memory;
    }

    @Nullable
    IcmpError error() {
        long end = CONTROL + Math.min(CONTROL_SIZE, memory.getLong(40));
        long at = CONTROL;
        while (at + 16 + 32 <= end) {
            long length = memory.getLong(at);
            int level = memory.getInt(at + 8);
            int type = memory.getInt(at + 12);
            boolean v6 = level == LinuxSockets.IPPROTO_IPV6 && type == 25;
            if (v6 || (level == LinuxSockets.IPPROTO_IP && type == 11)) {
                return extended(at + 16, v6);
            }
            if (length < 16 || length > end - at) {
                return null;
            }
            at += (length + 7) & ~7L;
        }
        return null;
    }

    /** {@code struct sock_extended_err} and the address behind it. */
    private @Nullable IcmpError extended(long at, boolean v6) {
        int origin = memory.getByte(at + 4);
        if (origin != 2 && origin != 3) {
            return null;
        }
        int type = memory.getByte(at + 5) & 0xff;
        int code = memory.getByte(at + 6) & 0xff;
        return new IcmpError(SocketAddress.read(memory.share(at + 16)), v6, type, code, memory.getInt(at + 8));
    }

    @Override
    public void close() {
        memory.close();
    }
}
