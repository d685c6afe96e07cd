package io.azreach.net.internal;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Makes what a peer sent fit for a report: bounded, and without characters that could steer a terminal. */
final class Printable {
    private Printable() {}

    /** The first bytes as ASCII, anything else as a dot. */
    static String ascii(byte[] bytes, int length, int most) {
        var text = new String(bytes, 0, Math.min(length, most), StandardCharsets.ISO_8859_1);
        var out = new StringBuilder(text.length());
        text.chars().forEach(c -> out.append(c >= 0x20 && c < 0x7f ? (char) c : '.'));
        return out.toString();
    }

    /** One line of text. */
    static String line(@Nullable String text, int most) {
        return text == null ? "" : clean(text, most, false);
    }

    /** Text that may have lines. */
    static String block(String text, int most) {
        return clean(text, most, true);
    }

    private static String clean(String text, int most, boolean lines) {
        var cut = text.length() > most ? text.substring(0, most) : text;
        var out = new StringBuilder(cut.length());
        cut.chars().forEach(c -> out.append(keep(c, lines) ? (char) c : ' '));
        return lines ? out.toString() : out.toString().strip();
    }

    private static boolean keep(int c, boolean lines) {
        int type = Character.getType(c);
        boolean steering = Character.isISOControl(c)
                || type == Character.FORMAT
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR;
        return !steering || (lines && (c == '\n' || c == '\t'));
    }
}
