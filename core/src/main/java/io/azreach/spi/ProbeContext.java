package io.azreach.spi;

import io.azreach.host.Host;
import io.azreach.model.Evidence;
import io.azreach.model.Provided;
import io.azreach.net.Net;
import io.azreach.time.Deadline;
import java.io.Closeable;

/** What one run of a probe works with; valid until {@code observe} returns, on that thread only. */
@Provided
public interface ProbeContext {
    /** When this run of the probe ends at the latest. */
    Deadline deadline();

    /** The network; calls end with this run. */
    Net net();

    Host host();

    Settings settings();

    /**
     * Keeps a piece of evidence, also when the probe fails or times out later. A single run may record up to 10,000; more
     * is dropped and becomes a fault, as is anything recorded after the end.
     */
    void record(Evidence evidence);

    /** Closes the resource when the run is stopped; closing it yourself as well is fine. Returns the resource. */
    <C extends Closeable> C closeOnCancel(C resource);
}
