package io.azreach.azure.upload;

import java.time.Duration;

/**
 * How much to send at a time: small enough that each piece is answered well before silence means a standstill, large enough
 * that round trips do not hide what the line can carry.
 */
final class Pace {
    private static final int LEAST = 32 * 1024;
    private static final int MOST = 512 * 1024;
    private static final Duration QUICK = Duration.ofMillis(1500);
    private static final Duration SLOW = Duration.ofSeconds(3);

    private int next = LEAST;

    /** Bytes of the next piece when so many are left. */
    int next(long left) {
        return (int) Math.min(next, left);
    }

    void took(Duration piece) {
        if (piece.compareTo(QUICK) < 0) {
            next = Math.min(MOST, next * 2);
        } else if (piece.compareTo(SLOW) > 0) {
            next = Math.max(LEAST, next / 2);
        }
    }
}
