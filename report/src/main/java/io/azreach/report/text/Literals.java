package io.azreach.report.text;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Values as text, and back. */
public final class Literals {
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    /** Without the brackets and scopes that addresses of other sources carry. */
    private static final Pattern LITERAL = Pattern.compile("[0-9A-Fa-f:.]+");

    private Literals() {}

    public static String of(Instant moment) {
        return MOMENT.format(moment);
    }

    public static String of(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The canonical text of an address (RFC 5952), without a scope, which means nothing on another machine. */
    public static String of(InetAddress address) {
        if (!(address instanceof Inet6Address)) {
            return address.getHostAddress();
        }
        var bytes = address.getAddress();
        int[] groups = new int[8];
        for (int i = 0; i < 8; i++) {
            groups[i] = (bytes[2 * i] & 0xFF) << 8 | bytes[2 * i + 1] & 0xFF;
        }
        return joined(groups, longestZeros(groups));
    }

    /** Where the longest run of at least two zero groups begins and ends; nowhere when there is none. */
    private static int[] longestZeros(int[] groups) {
        int[] best = {-1, -1};
        int start = 0;
        for (int i = 0; i <= groups.length; i++) {
            if (i == groups.length || groups[i] != 0) {
                if (i - start > Math.max(1, best[1] - best[0])) {
                    best = new int[] {start, i};
                }
                start = i + 1;
            }
        }
        return best;
    }

    private static String joined(int[] groups, int[] zeros) {
        var text = new StringBuilder();
        for (int i = 0; i < groups.length; i++) {
            if (i == zeros[0]) {
                text.append("::");
                i = zeros[1] - 1;
            } else {
                boolean first = text.isEmpty() || text.charAt(text.length() - 1) == ':';
                text.append(first ? "" : ":").append(Integer.toHexString(groups[i]));
            }
        }
        return text.toString();
    }

    /** Reads an address literal; a name is never looked up. */
    public static Optional<InetAddress> address(String text) {
        return LITERAL.matcher(text).matches() ? io.azreach.net.Literals.find(text) : Optional.empty();
    }

    /** The key of a record's component; {@code type} and {@code v} belong to the envelope of evidence. */
    public static String key(String component) {
        return component.equals("type") || component.equals("v") ? component + "_" : component;
    }
}
