package io.azreach.net.internal.trace;

import com.sun.jna.Pointer;
import org.jspecify.annotations.Nullable;

/** Echo requests of Windows (icmpapi.h) without privileges. A handle is a number of 64 bits. */
final class Iphlpapi {
    static {
        WindowsLibrary.bind(Iphlpapi.class, "iphlpapi");
    }

    private Iphlpapi() {}

    static native long icmpCreateFile();

    static native long icmp6CreateFile();

    static native boolean icmpCloseHandle(long file);

    static native int icmpSendEcho2(
            long file,
            long event,
            @Nullable Pointer routine,
            @Nullable Pointer context,
            int destination,
            Pointer data,
            short size,
            Pointer options,
            Pointer reply,
            int replySize,
            int millis);

    static native int icmp6SendEcho2(
            long file,
            long event,
            @Nullable Pointer routine,
            @Nullable Pointer context,
            Pointer source,
            Pointer destination,
            Pointer data,
            short size,
            Pointer options,
            Pointer reply,
            int replySize,
            int millis);
}
