package io.azreach.report.scenario;

import java.util.Collection;

/** Patterns in which {@code *} stands for any text. */
public final class Globs {
    private Globs() {}

    public static boolean isGlob(String pattern) {
        return pattern.indexOf('*') >= 0;
    }

    public static boolean matchesAny(Collection<String> patterns, String text) {
        return patterns.stream().anyMatch(pattern -> matches(pattern, text));
    }

    public static boolean matches(String pattern, String text) {
        var parts = pattern.split("\\*", -1);
        if (parts.length == 1) {
            return pattern.equals(text);
        }
        var first = parts[0];
        var last = parts[parts.length - 1];
        if (text.length() < first.length() + last.length() || !text.startsWith(first) || !text.endsWith(last)) {
            return false;
        }
        int at = first.length();
        for (int i = 1; i < parts.length - 1; i++) {
            int found = text.indexOf(parts[i], at);
            if (found < 0) {
                return false;
            }
            at = found + parts[i].length();
        }
        return at <= text.length() - last.length();
    }
}
