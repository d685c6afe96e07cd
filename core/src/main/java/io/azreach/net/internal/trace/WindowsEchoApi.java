package io.azreach.net.internal.trace;

import com.sun.jna.Memory;
import com.sun.jna.Native;

/** The ICMP interface of the Windows this process runs on. */
final class WindowsEchoApi implements EchoApi {
    private WindowsEchoApi() {}

    static WindowsEchoApi load() {
        if (Native.POINTER_SIZE != 8) {
            throw new IllegalStateException("structures are laid out for 64 bits");
        }
        var api = new WindowsEchoApi();
        api.closeEvent(api.newEvent());
        long file = api.openFile(false);
        if (file != INVALID) {
            api.closeFile(file);
        }
        return api;
    }

    @Override
    public long openFile(boolean v6) {
        return v6 ? Iphlpapi.icmp6CreateFile() : Iphlpapi.icmpCreateFile();
    }

    @Override
    public void closeFile(long file) {
        Iphlpapi.icmpCloseHandle(file);
    }

    @Override
    public long newEvent() {
        return Kernel32.createEventW(null, true, false, null);
    }

    @Override
    public boolean isSet(long event) {
        return Kernel32.waitForSingleObject(event, 0) == 0;
    }

    @Override
    public void awaitAny(long[] events, int millis) {
        try (var handles = new Memory(8L * events.length)) {
            handles.write(0, events, 0, events.length);
            Kernel32.waitForMultipleObjects(events.length, handles, false, millis);
        }
    }

    @Override
    public void closeEvent(long event) {
        Kernel32.closeHandle(event);
    }

    @Override
    public int send(long file, EchoBlock block, long event, int millis) {
        int replies = block.v6() ? send6(file, block, event, millis) : send4(file, block, event, millis);
        int error = replies == 0 ? lastError() : 0;
        return error == WindowsError.IO_PENDING ? 0 : error;
    }

    @Override
    public int lastError() {
        return Native.getLastError();
    }

    private static int send4(long file, EchoBlock block, long event, int millis) {
        return Iphlpapi.icmpSendEcho2(
                file,
                event,
                null,
                null,
                block.destination4(),
                block.data(),
                block.dataSize(),
                block.options(),
                block.replyBuffer(),
                EchoBlock.REPLY_SIZE,
                millis);
    }

    private static int send6(long file, EchoBlock block, long event, int millis) {
        return Iphlpapi.icmp6SendEcho2(
                file,
                event,
                null,
                null,
                block.source6(),
                block.destination6(),
                block.data(),
                block.dataSize(),
                block.options(),
                block.replyBuffer(),
                EchoBlock.REPLY_SIZE,
                millis);
    }
}
