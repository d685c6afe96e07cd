package io.azreach.time;

import java.time.Duration;

/** Measures one span on a monotonic clock. Immutable. */
public final class Stopwatch {
    private final NanoClock clock;
    private final long start;

    private Stopwatch(NanoClock clock) {
        this.clock = clock;
        this.start = clock.nanos();
    }

    public static Stopwatch start(NanoClock clock) {
        return new Stopwatch(clock);
    }

    public Duration elapsed() {
        return Duration.ofNanos(clock.nanos() - start);
    }
}
