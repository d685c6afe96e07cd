package io.azreach.net.internal.trace;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;

/** The few functions of the C library that sockets with a limited life need. A result of -1 leaves errno behind. */
final class LibC {
    static {
        Native.register(LibC.class, "c");
    }

    private LibC() {}

    static native int socket(int domain, int type, int protocol);

    static native int setsockopt(int socket, int level, int option, IntByReference value, int length);

    static native int getsockopt(int socket, int level, int option, IntByReference value, IntByReference length);

    static native int connect(int socket, Pointer address, int length);

    static native long send(int socket, Pointer bytes, long length, int flags);

    static native long recvmsg(int socket, Pointer message, int flags);

    static native int poll(Pointer sockets, long count, int millis);

    static native int close(int socket);
}
