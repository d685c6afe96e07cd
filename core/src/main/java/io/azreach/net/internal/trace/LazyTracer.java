package io.azreach.net.internal.trace;

import io.azreach.model.Attempt;
import io.azreach.model.evidence.PathTrace;
import io.azreach.time.Deadline;
import io.azreach.time.NanoClock;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Chooses the tracer when it is first needed: loading native code takes a tenth of a second and may fail. */
final class LazyTracer implements Tracer {
    private final NanoClock clock;
    private final String os;
    private @Nullable Tracer chosen;

    LazyTracer(NanoClock clock) {
        this(clock, System.getProperty("os.name", "").toLowerCase(Locale.ROOT));
    }

    LazyTracer(NanoClock clock, String os) {
        this.clock = clock;
        this.os = os;
    }

    @Override
    public PathTrace trace(InetSocketAddress remote, PathTrace.Protocol protocol, int maxHops, Deadline deadline)
            throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("the run was stopped");
        }
        return chosen().trace(remote, protocol, maxHops, deadline);
    }

    @Override
    public Attempt<Integer> pathMtu(InetAddress remote) {
        return chosen().pathMtu(remote);
    }

    private synchronized Tracer chosen() {
        var tracer = chosen;
        if (tracer == null) {
            // an interrupt would break the unpacking of native code, and a class that failed to load stays broken
            boolean interrupted = Thread.interrupted();
            try {
                tracer = choose();
                chosen = tracer;
            } finally {
                if (interrupted) {
                    Thread.currentThread().interrupt();
                }
            }
        }
        return tracer;
    }

    private Tracer choose() {
        try {
            if (os.startsWith("linux")) {
                return new LinuxTracer(LinuxSockets.load(), clock, true);
            }
            if (os.startsWith("windows")) {
                return new WindowsTracer(WindowsEchoApi.load(), Winsock::mtu, clock);
            }
        } catch (LinkageError | RuntimeException refused) {
            // a no-exec temporary directory, an unknown processor: everything but traces still works
            return new NoTracer(
                    String.valueOf(refused.getMessage()).lines().findFirst().orElse("no native code"));
        }
        return new NoTracer("no tracer for " + os);
    }
}
