package io.azreach.net.internal.trace;

import io.azreach.model.Failure;
import io.azreach.model.evidence.Hop;
import io.azreach.time.Deadline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Several packets with different lives sent at once, and the wait for their answers. */
final class Volley<S extends Shot> {
    /** Below the second after which a kernel sends a first packet again. */
    private static final Duration PATIENCE = Duration.ofMillis(900);

    private static final int SLICE_MILLIS = 50;

    private final Launcher<S> launcher;

    Volley(Launcher<S> launcher) {
        this.launcher = launcher;
    }

    /**
     * What came back.
     *
     * @param hops one per packet the system took, in the order sent
     * @param failure why the system did not take one
     */
    record Answers(List<Hop> hops, @Nullable Failure failure) {}

    Answers fire(List<Integer> ttls, Deadline deadline) throws InterruptedException {
        var patience = deadline.atMost(PATIENCE);
        var shots = new ArrayList<S>();
        try {
            ttls.forEach(ttl -> shots.add(launcher.fire(ttl, patience)));
            await(shots, patience);
            var hops = shots.stream().map(Shot::hop).filter(Objects::nonNull).toList();
            var failure =
                    shots.stream().map(Shot::refusal).filter(Objects::nonNull).findFirst();
            return new Answers(hops, failure.orElse(null));
        } finally {
            shots.forEach(Shot::close);
        }
    }

    private void await(List<S> shots, Deadline patience) throws InterruptedException {
        var until = patience;
        var pending = shots.stream().filter(Shot::isPending).toList();
        boolean ended = false;
        while (!pending.isEmpty() && !until.isReached()) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            launcher.collect(pending, Math.min(SLICE_MILLIS, until.socketMillis()));
            if (!ended && shots.stream().anyMatch(Volley::endsPath)) {
                ended = true;
                until = until.atMost(graceAfter(shots));
            }
            pending = shots.stream().filter(Shot::isPending).toList();
        }
    }

    /** Once the end is known, nearer routers get as long again as the farthest answer took. */
    private static Duration graceAfter(List<? extends Shot> shots) {
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
}
