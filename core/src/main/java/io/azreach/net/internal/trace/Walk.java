package io.azreach.net.internal.trace;

import io.azreach.model.Failure;
import io.azreach.model.FailureKind;
import io.azreach.model.evidence.PathTrace;
import io.azreach.model.evidence.PathTrace.Protocol;
import io.azreach.time.Deadline;
import io.azreach.time.NanoClock;
import io.azreach.time.Stopwatch;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/** One path followed by volleys until there is nothing left to ask. */
final class Walk {
    private final HopPlan plan;
    private final Stopwatch watch;
    private @Nullable Failure refusal;

    Walk(int maxHops, NanoClock clock) {
        this.plan = new HopPlan(maxHops);
        this.watch = Stopwatch.start(clock);
    }

    HopPlan plan() {
        return plan;
    }

    void go(Volley<?> volley, Deadline deadline) throws InterruptedException {
        for (var ttls = plan.next(); !ttls.isEmpty() && !deadline.isReached(); ttls = plan.next()) {
            var answers = volley.fire(ttls, deadline);
            plan.learn(answers.hops());
            refusal = answers.failure();
            if (refusal != null) {
                return;
            }
        }
    }

    PathTrace trace(InetSocketAddress remote, Protocol protocol) {
        var trace = with(remote, protocol, refusal);
        boolean silent = refusal == null && trace.ending().isEmpty();
        return silent ? with(remote, protocol, Failure.of(FailureKind.TIMEOUT)) : trace;
    }

    private PathTrace with(InetSocketAddress remote, Protocol protocol, @Nullable Failure failure) {
        return new PathTrace(
                remote.getAddress(), remote.getPort(), protocol, plan.hops(), plan.whole(), watch.elapsed(), failure);
    }
}
