package io.azreach.azure.upload;

import io.azreach.time.Deadline;
import java.time.Duration;

/** What is left of a run's time for a test: some of it always belongs to the tidying up. */
record Budget(Deadline deadline) {
    /** A piece is answered long before; after so much silence nothing moves any more. */
    static final Duration STANDSTILL = Duration.ofSeconds(6);

    private static final Duration REST = CleanUp.PATIENCE.multipliedBy(2);

    /** Until when so many bytes are given time; {@code share} says with how many others the rest of the run is shared. */
    Deadline forBytes(long size, int share) {
        return deadline.atMost(time(size)).atMost(freeTime().dividedBy(share));
    }

    /** A piece cut short by the end of the run must not look like a standstill. */
    boolean nearEnd() {
        return deadline.remaining().compareTo(STANDSTILL.plus(REST)) < 0;
    }

    /** How long to wait for one answer. */
    Duration limit() {
        var left = deadline.remaining().minus(REST);
        if (left.compareTo(CleanUp.PATIENCE) < 0) {
            return CleanUp.PATIENCE;
        }
        return left.compareTo(STANDSTILL) < 0 ? left : STANDSTILL;
    }

    private Duration freeTime() {
        var free = deadline.remaining().minus(STANDSTILL).minus(REST);
        return free.isNegative() ? Duration.ZERO : free;
    }

    /** Four times what the profile of Site Recovery allows, and no less than a small blob needs on a slow line. */
    private static Duration time(long size) {
        var needed = Duration.ofMillis((long) (size * 1000.0 / Need.BYTES_PER_SECOND))
                .multipliedBy(4);
        return needed.compareTo(Need.LEAST) < 0 ? Need.LEAST : needed;
    }
}
