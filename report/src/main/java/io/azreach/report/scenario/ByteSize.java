package io.azreach.report.scenario;

import java.util.regex.Pattern;

/** Amounts of data as people write them: {@code 4MiB}, {@code 512KiB}; a bare number means bytes. */
final class ByteSize {
    private static final Pattern SHAPE = Pattern.compile("([1-9][0-9]{0,8})(B|KiB|MiB|GiB)?");

    private ByteSize() {}

    static long parse(String text) {
        var match = SHAPE.matcher(text);
        if (!match.matches()) {
            throw new IllegalArgumentException("size [" + text + "] must be a number and B, KiB, MiB or GiB");
        }
        return Long.parseLong(match.group(1)) << shift(match.group(2));
    }

    private static int shift(@org.jspecify.annotations.Nullable String unit) {
        return switch (unit == null ? "B" : unit) {
            case "KiB" -> 10;
            case "MiB" -> 20;
            case "GiB" -> 30;
            default -> 0;
        };
    }
}
