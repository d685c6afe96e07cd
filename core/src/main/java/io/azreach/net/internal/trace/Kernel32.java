package io.azreach.net.internal.trace;

import com.sun.jna.Pointer;
import org.jspecify.annotations.Nullable;

/** Events of Windows (synchapi.h). */
final class Kernel32 {
    static {
        WindowsLibrary.bind(Kernel32.class, "kernel32");
    }

    private Kernel32() {}

    static native long createEventW(
            @Nullable Pointer security, boolean manualReset, boolean set, @Nullable Pointer name);

    static native int waitForMultipleObjects(int count, Pointer handles, boolean all, int millis);

    static native int waitForSingleObject(long handle, int millis);

    static native boolean closeHandle(long handle);
}
