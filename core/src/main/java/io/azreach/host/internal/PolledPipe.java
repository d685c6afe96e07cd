package io.azreach.host.internal;

import io.azreach.time.Deadline;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/** One output of a process. Keeps the first bytes up to a limit and throws the rest away so that the process can go on. */
final class PolledPipe {
    private final InputStream in;
    private final int limit;
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private final byte[] buffer = new byte[64 << 10];

    PolledPipe(InputStream in, int limit) {
        this.in = in;
        this.limit = limit;
    }

    /** Takes what is there without waiting; whether there was anything. */
    boolean poll() {
        try {
            int available = in.available();
            if (available <= 0) {
                return false;
            }
            int count = in.read(buffer, 0, Math.min(available, buffer.length));
            kept.write(buffer, 0, Math.max(0, Math.min(count, limit - kept.size())));
            return count > 0;
        } catch (IOException closed) {
            return false;
        }
    }

    /** Takes the rest; a descendant that keeps writing does not hold it up beyond the limit. */
    void drain(Deadline deadline) {
        boolean more = true;
        while (more && kept.size() < limit && !deadline.isReached()) {
            more = poll();
        }
    }

    String text() {
        return OutputText.decode(kept.toByteArray());
    }
}
