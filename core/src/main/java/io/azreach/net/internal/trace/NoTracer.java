package io.azreach.net.internal.trace;

import io.azreach.model.Attempt;
import io.azreach.model.Failure;
import io.azreach.model.FailureKind;
import io.azreach.model.evidence.PathTrace;
import io.azreach.time.Deadline;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;

/** Stands where a machine cannot trace, and says so. */
final class NoTracer implements Tracer {
    private final Failure why;

    NoTracer(String reason) {
        this.why = new Failure(FailureKind.NOT_SUPPORTED, reason);
    }

    @Override
    public PathTrace trace(InetSocketAddress remote, PathTrace.Protocol protocol, int maxHops, Deadline deadline) {
        return new PathTrace(remote.getAddress(), remote.getPort(), protocol, List.of(), null, Duration.ZERO, why);
    }

    @Override
    public Attempt<Integer> pathMtu(InetAddress remote) {
        return Attempt.failed(why, Duration.ZERO);
    }
}
