package io.azreach.report.syntax;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds what somebody probably meant. */
public final class Nearest {
    private Nearest() {}

    /** The one known word that begins so, else the one fewest edits away, if that is at most a third of its length. */
    public static Optional<String> to(String word, Collection<String> known) {
        var begun = known.stream()
                .filter(k -> word.length() > 2 && k.startsWith(word))
                .toList();
        if (begun.size() == 1) {
            return Optional.of(begun.get(0));
        }
        return known.stream()
                .filter(k -> isNear(word, k))
                .min(Comparator.comparingInt((String k) -> edits(word, k)).thenComparing(k -> k));
    }

    /** The lengths first: comparing a word of a megabyte would take long. */
    private static boolean isNear(String word, String known) {
        int most = Math.max(1, Math.max(word.length(), known.length()) / 3);
        return Math.abs(word.length() - known.length()) <= most && edits(word, known) <= most;
    }

    /** The end of a message: {@code ; did you mean 'x'?}, or which words there are when they are few. */
    public static String hint(String word, Collection<String> known) {
        var nearest = to(word, known);
        if (nearest.isPresent()) {
            return "; did you mean '" + nearest.get() + "'?";
        }
        if (known.isEmpty()) {
            return "; no plugin that was loaded brings any, see 'azreach list plugins'";
        }
        return known.size() > 12
                ? ""
                : "; use one of " + String.join(", ", known.stream().sorted().toList());
    }

    /** Insertions, deletions, substitutions and swaps of neighbors. */
    private static int edits(String a, String b) {
        int[][] cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                cost[i][j] = i == 0 || j == 0 ? i + j : least(cost, a, b, i, j);
            }
        }
        return cost[a.length()][b.length()];
    }

    private static int least(int[][] cost, String a, String b, int i, int j) {
        boolean same = a.charAt(i - 1) == b.charAt(j - 1);
        int least = Math.min(cost[i - 1][j - 1] + (same ? 0 : 1), 1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(least, cost[i - 2][j - 2] + 1) : least;
    }
}
