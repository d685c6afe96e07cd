package io.azreach.cli;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/** Lengths of time as people write them: {@code 500ms}, {@code 1.5s}, {@code 2m}; a bare number means seconds. */
final class Durations {
    private static final Pattern SHAPE = Pattern.compile("([0-9]{1,9}(?:\\.[0-9]{1,3})?)(ms|s|m|h)?");

    private Durations() {}

    /** Empty when it is not one, or not longer than nothing. */
    static Optional<Duration> parse(String text) {
        var match = SHAPE.matcher(text);
        if (!match.matches()) {
            return Optional.empty();
        }
        var unit = match.group(2) == null ? "s" : match.group(2);
        long millis = Math.round(Double.parseDouble(match.group(1)) * millisOf(unit));
        return millis > 0 ? Optional.of(Duration.ofMillis(millis)) : Optional.empty();
    }

    private static int millisOf(String unit) {
        return switch (unit) {
            case "ms" -> 1;
            case "m" -> 60_000;
            case "h" -> 3_600_000;
            default -> 1000;
        };
    }
}
