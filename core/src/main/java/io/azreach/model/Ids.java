package io.azreach.model;

import java.util.regex.Pattern;

/** The shapes of ids, and the one message for those that have another shape. */
final class Ids {
    static final Pattern DOTTED = Pattern.compile("[a-z0-9]+([.-][a-z0-9]+)*");
    static final Pattern UPPER = Pattern.compile("[A-Z][A-Z0-9_]{1,63}");
    static final Pattern REFERENCE = Pattern.compile("[A-Z][0-9]+");

    private Ids() {}

    static void check(String what, String value, Pattern shape) {
        if (!shape.matcher(value).matches()) {
            throw new IllegalArgumentException(what + " [" + value + "] must match " + shape.pattern());
        }
    }
}
