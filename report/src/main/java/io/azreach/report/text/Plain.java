package io.azreach.report.text;

/** Makes text of others fit for a terminal: what a server sends must not move the cursor or turn the reading order. */
public final class Plain {
    private Plain() {}

    /** The text with secrets taken out and everything invisible written as an escape. */
    public static String of(String text) {
        var scrubbed = Secrets.scrub(text);
        return scrubbed.codePoints().allMatch(Plain::harmless) ? scrubbed : escaped(scrubbed);
    }

    private static String escaped(String text) {
        var safe = new StringBuilder();
        text.codePoints().forEach(c -> {
            if (harmless(c)) {
                safe.appendCodePoint(c);
            } else if (c == '\n' || c == '\r' || c == '\t') {
                safe.append(' ');
            } else {
                safe.append(String.format(java.util.Locale.ROOT, "\\u%04x", c));
            }
        });
        return safe.toString();
    }

    private static boolean harmless(int c) {
        switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> {
                return false;
            }
            default -> {
                return true;
            }
        }
    }
}
