package io.azreach.net.internal.trace;

import io.azreach.model.Attempt;
import io.azreach.model.evidence.PathTrace;
import io.azreach.time.Deadline;
import io.azreach.time.NanoClock;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** Follows paths by the means of one operating system. Thread-safe; failures are values. */
public interface Tracer {
    /**
     * The tracer of this machine. Native code is loaded by the first call of a method, and a machine that cannot load it
     * gives {@code NOT_SUPPORTED}.
     */
    static Tracer ofThisMachine(NanoClock clock) {
        return new LazyTracer(clock);
    }

    /**
     * Limits the life of packets to 1, 2, … hops until one ends the path.
     *
     * @param remote a resolved address
     * @param maxHops how far to look
     * @param deadline when to stop waiting
     */
    PathTrace trace(InetSocketAddress remote, PathTrace.Protocol protocol, int maxHops, Deadline deadline)
            throws InterruptedException;

    /** The largest packet, in bytes, the kernel would send to a peer; no packet is sent. */
    Attempt<Integer> pathMtu(InetAddress remote);
}
