package io.azreach.report.text;

import java.util.ArrayList;
import java.util.List;

/** Text measured in columns of a terminal: East Asian wide characters take two, combining marks none. */
public final class Columns {
    /** First and last code points of ranges that Unicode's EastAsianWidth.txt calls wide or full-width, in order. */
    private static final int[] WIDE = {
        0x1100, 0x115F, 0x2329, 0x232A, 0x2E80, 0x303E, 0x3041, 0x33FF, 0x3400, 0x4DBF, 0x4E00, 0x9FFF, 0xA000, 0xA4CF,
        0xA960, 0xA97C, 0xAC00, 0xD7A3, 0xF900, 0xFAFF, 0xFE30, 0xFE6F, 0xFF01, 0xFF60, 0xFFE0, 0xFFE6, 0x1F300,
                0x1F64F,
        0x1F680, 0x1F6FF, 0x1F900, 0x1FAFF, 0x20000, 0x3FFFD
    };

    private Columns() {}

    public static int width(String text) {
        return text.codePoints().map(Columns::width).sum();
    }

    /** Filled up with blanks on the right. */
    public static String left(String text, int columns) {
        return text + " ".repeat(Math.max(0, columns - width(text)));
    }

    /** Filled up with blanks on the left. */
    public static String right(String text, int columns) {
        return " ".repeat(Math.max(0, columns - width(text))) + text;
    }

    /** Cut to fit, with {@code ~} at the end when something is missing. */
    public static String cut(String text, int columns) {
        if (width(text) <= columns) {
            return text;
        }
        var kept = new StringBuilder();
        int used = 0;
        for (int c : text.codePoints().toArray()) {
            if (used + width(c) > columns - 1) {
                break;
            }
            kept.appendCodePoint(c);
            used += width(c);
        }
        return kept + "~";
    }

    /** Lines of at most so many columns; a word that is longer stays whole, so that it can be copied. */
    public static List<String> wrap(String text, int columns) {
        var lines = new ArrayList<String>();
        var line = new StringBuilder();
        int used = 0;
        for (var piece : pieces(text)) {
            int wide = width(piece);
            if (used > 0 && used + width(piece.stripTrailing()) > columns) {
                lines.add(line.toString().stripTrailing());
                line.setLength(0);
                used = 0;
            }
            line.append(piece);
            used += wide;
        }
        if (used > 0 || lines.isEmpty()) {
            lines.add(line.toString().stripTrailing());
        }
        return lines;
    }

    /** Where a line may end: after a blank, and on either side of a wide character. */
    private static List<String> pieces(String text) {
        var pieces = new ArrayList<String>();
        var piece = new StringBuilder();
        for (int c : text.codePoints().toArray()) {
            if (closes(c) && piece.isEmpty() && !pieces.isEmpty()) {
                piece.append(pieces.remove(pieces.size() - 1));
            } else if (width(c) == 2) {
                flush(piece, pieces);
            }
            piece.appendCodePoint(c);
            if (c == ' ' || width(c) == 2) {
                flush(piece, pieces);
            }
        }
        flush(piece, pieces);
        return pieces;
    }

    private static void flush(StringBuilder piece, List<String> pieces) {
        if (!piece.isEmpty()) {
            pieces.add(piece.toString());
            piece.setLength(0);
        }
    }

    /** Ideographic comma, full stop and closing brackets never begin a line. */
    private static boolean closes(int c) {
        return c == 0x3001 || c == 0x3002 || c == 0x300D || c == 0x300F || c == 0xFF09 || c == 0xFF0C;
    }

    private static int width(int c) {
        int type = Character.getType(c);
        if (type == Character.NON_SPACING_MARK
                || type == Character.ENCLOSING_MARK
                || type == Character.FORMAT
                || (c >= 0x1160 && c <= 0x11FF)) {
            return 0;
        }
        if (c < WIDE[0]) {
            return 1;
        }
        for (int i = 0; i < WIDE.length; i += 2) {
            if (c >= WIDE[i] && c <= WIDE[i + 1]) {
                return 2;
            }
        }
        return 1;
    }
}
