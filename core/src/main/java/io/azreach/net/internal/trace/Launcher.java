package io.azreach.net.internal.trace;

import io.azreach.time.Deadline;
import java.util.List;

/** Sends packets of one kind to one destination. Used by one thread. */
interface Launcher<S extends Shot> {
    /**
     * Sends one packet.
     *
     * @param ttl how many hops it may go; {@link HopPlan#WHOLE} for the system's usual limit
     * @param patience when nobody waits for the answer any more
     */
    S fire(int ttl, Deadline patience);

    /** Waits until one of the packets is answered, at most so long, and takes in all answers that are there. */
    void collect(List<S> pending, int millis);
}
