package io.azreach.net;

import io.azreach.time.Deadline;
import java.io.Closeable;
import java.util.function.Consumer;

/** The network of a run; gives each run of a probe its own view. Thread-safe. */
public interface Network extends Closeable {
    /**
     * A view whose calls end at the deadline and whose resources are closed from outside.
     *
     * @param deadline no call outlives it
     * @param closing receives every resource when it is opened; whoever stops the probe closes it
     */
    Net bind(Deadline deadline, Consumer<Closeable> closing);

    /** Ends background lookups where that is possible. */
    @Override
    void close();
}
