package io.azreach.report.text;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;

/** Lengths of time as numbers. */
public final class Spans {
    private static final int MOST_DIGITS = 12;

    private Spans() {}

    /** Milliseconds with at most three decimals. */
    public static BigDecimal millis(Duration length) {
        var exact = new BigDecimal(length.toSeconds())
                .movePointRight(3)
                .add(new BigDecimal(length.getNano()).movePointLeft(6));
        var rounded = exact.setScale(3, RoundingMode.HALF_UP).stripTrailingZeros();
        return rounded.scale() < 0 ? rounded.setScale(0) : rounded;
    }

    /**
     * The inverse of {@link #millis}.
     *
     * @throws IllegalArgumentException when it is more than a duration holds
     */
    public static Duration ofMillis(BigDecimal millis) {
        // first by the number of digits: writing out 1e999999999 would never end
        if (millis.signum() == 0) {
            return Duration.ZERO;
        }
        if (Math.abs((long) millis.precision() - millis.scale()) > MOST_DIGITS) {
            throw new IllegalArgumentException("[" + millis + "] is no number of milliseconds that is kept");
        }
        return Duration.ofNanos(
                millis.movePointRight(6).setScale(0, RoundingMode.HALF_UP).longValueExact());
    }

    /** Whole milliseconds; one decimal below ten. */
    public static String compact(Duration length) {
        long tenths = Math.round(length.toNanos() / 1e5);
        return tenths < 100 ? tenths / 10 + "." + tenths % 10 : Long.toString(Math.round(tenths / 10.0));
    }

    /** Seconds with one decimal. */
    public static String seconds(Duration length) {
        long tenths = Math.round(length.toMillis() / 100.0);
        return tenths / 10 + "." + tenths % 10;
    }
}
