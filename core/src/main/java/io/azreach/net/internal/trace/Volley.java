package io.azreach.net.internal.trace;

import io.azreach.model.Failure;
import io.azreach.model.evidence.Hop;
import io.azreach.model.evidence.PathTrace.Protocol;
import io.azreach.time.Deadline;
import io.azreach.time.NanoClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Several packets with different lives sent at once, and the wait for their answers. */
final class Volley {
    /** Below the second after which the kernel sends a first packet again. */
    private static final Duration PATIENCE = Duration.ofMillis(900);

    private static final int SLICE_MILLIS = 50;

    private final LinuxSockets sockets;
    private final NanoClock clock;

    Volley(LinuxSockets sockets, NanoClock clock) {
        this.sockets = sockets;
        this.clock = clock;
    }

    /**
     * What came back.
     *
     * @param hops one per packet the kernel took, in the order sent
     * @param failure why the kernel did not take one
     */
    record Answers(List<Hop> hops, @Nullable Failure failure) {}

    Answers fire(Shot.Aim aim, List<Integer> ttls, Deadline deadline) throws InterruptedException {
        var shots = new ArrayList<Shot>();
        try {
            ttls.forEach(ttl -> shots.add(Shot.fire(sockets, aim, ttl, clock)));
            await(shots, aim.protocol(), deadline.atMost(PATIENCE));
            var hops = shots.stream().map(Shot::hop).filter(Objects::nonNull).toList();
            var failure = shots.stream()
                    .map(Shot::refusedByKernel)
                    .filter(Objects::nonNull)
                    .findFirst();
            return new Answers(hops, failure.orElse(null));
        } finally {
            shots.forEach(Shot::close);
        }
    }

    private void await(List<Shot> shots, Protocol protocol, Deadline patience) throws InterruptedException {
        var until = patience;
        var pending = shots.stream().filter(Shot::isPending).toList();
        boolean ended = false;
        while (!pending.isEmpty() && !until.isReached()) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            collect(pending, protocol, Math.min(SLICE_MILLIS, until.socketMillis()));
            if (!ended && shots.stream().anyMatch(Volley::endsPath)) {
                ended = true;
                until = until.atMost(graceAfter(shots));
            }
            pending = shots.stream().filter(Shot::isPending).toList();
        }
    }

    /** Once the end is known, nearer routers get as long again as the farthest answer took. */
    private static Duration graceAfter(List<Shot> shots) {
        var longest = shots.stream()
                .filter(s -> !s.isPending())
                .map(Shot::hop)
                .filter(Objects::nonNull)
                .map(Hop::took)
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
        return longest.plusMillis(100);
    }

    private static boolean endsPath(Shot shot) {
        var hop = shot.hop();
        return hop != null && hop.answer().endsPath();
    }

    private void collect(List<Shot> pending, Protocol protocol, int millis) {
        var ready = sockets.poll(pending.stream().map(Shot::socket).toList(), protocol == Protocol.TCP, millis);
        for (int i = 0; i < ready.length; i++) {
            if (ready[i]) {
                pending.get(i).collect();
            }
        }
    }
}
