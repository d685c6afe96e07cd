package io.azreach.spi;

import io.azreach.model.Contributed;
import io.azreach.model.HostInfo;
import io.azreach.model.Target;
import java.io.IOException;

/**
 * Observes one thing about a target and records what happened. A probe judges nothing.
 *
 * <p>Threads: one instance serves all targets, several at once, on threads of the engine; keep no state. It must not start
 * threads. On cancellation or at its deadline the thread is interrupted, then everything handed to
 * {@link ProbeContext#closeOnCancel} is closed, then its records are sealed and it is left behind.
 */
@Contributed
public interface Probe {
    ProbeInfo info();

    /** Cheap and without I/O. */
    Applicability applicableTo(Target target, HostInfo host);

    /**
     * Looks, and records evidence as it goes.
     *
     * @throws IOException for an I/O failure the probe has no evidence for; it becomes a fault of the probe
     * @throws InterruptedException when stopped
     */
    void observe(Target target, ProbeContext context) throws IOException, InterruptedException;
}
