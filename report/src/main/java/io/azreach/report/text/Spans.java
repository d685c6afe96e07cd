package io.azreach.report.text;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;

/** Lengths of time as numbers. */
public final class Spans {
    private Spans() {}

    /** Milliseconds with at most three decimals. */
    public static BigDecimal millis(Duration length) {
        var exact = new BigDecimal(length.toSeconds())
                .movePointRight(3)
                .add(new BigDecimal(length.getNano()).movePointLeft(6));
        var rounded = exact.setScale(3, RoundingMode.HALF_UP).stripTrailingZeros();
        return rounded.scale() < 0 ? rounded.setScale(0) : rounded;
    }

    /** The inverse of {@link #millis}. */
    public static Duration ofMillis(BigDecimal millis) {
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
