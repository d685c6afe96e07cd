package io.azreach.report.json;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds what somebody probably meant to write. */
public final class Nearest {
    private Nearest() {}

    /** The known word that is fewest edits away, if that is at most a third of its length. */
    public static Optional<String> to(String word, Collection<String> known) {
        return known.stream()
                .filter(k -> edits(word, k) <= Math.max(1, Math.max(word.length(), k.length()) / 3))
                .min(Comparator.comparingInt((String k) -> edits(word, k)).thenComparing(k -> k));
    }

    /** The end of a message: {@code ; did you mean 'x'?}, or which words there are when they are few. */
    public static String hint(String word, Collection<String> known) {
        var nearest = to(word, known);
        if (nearest.isPresent()) {
            return "; did you mean '" + nearest.get() + "'?";
        }
        return known.isEmpty() || known.size() > 12
                ? ""
                : "; use one of " + String.join(", ", known.stream().sorted().toList());
    }

    private static int edits(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int substituted = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(substituted, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
