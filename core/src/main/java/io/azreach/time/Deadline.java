package io.azreach.time;

import java.time.Duration;

/**
 * A moment on a monotonic clock after which a step must have ended. Immutable and thread-safe. Steps pass it down and take
 * the smaller of it and their own cap, so that nothing outlives its caller.
 */
public final class Deadline {
    private final NanoClock clock;
    private final long end;

    private Deadline(NanoClock clock, long end) {
        this.clock = clock;
        this.end = end;
    }

    public static Deadline after(Duration length, NanoClock clock) {
        return new Deadline(clock, clock.nanos() + length.toNanos());
    }

    /** The earlier of this and {@code cap} from now. */
    public Deadline atMost(Duration cap) {
        long capped = clock.nanos() + cap.toNanos();
        return capped - end < 0 ? new Deadline(clock, capped) : this;
    }

    /** Time left, never negative. */
    public Duration remaining() {
        return Duration.ofNanos(Math.max(0, end - clock.nanos()));
    }

    /** Time left in whole milliseconds, at least 1, as socket timeouts want it (0 would mean forever). */
    public int socketMillis() {
        return (int) Math.max(1, Math.min(Integer.MAX_VALUE, remaining().toMillis()));
    }

    public boolean isReached() {
        return end - clock.nanos() <= 0;
    }
}
