package io.azreach.probe.pac;

import io.azreach.model.HostPort;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads what FindProxyForURL returned: {@code PROXY a:8080; SOCKS b; DIRECT}. */
final class PacResult {
    private static final int LONGEST = 300;
    private static final int LONGEST_HOST = 255;

    private PacResult() {}

    /** Parts that make no sense are passed over, as browsers do; an empty text means direct. */
    static PacAnswer parse(String text) {
        if (text.isBlank()) {
            return new PacAnswer.Ways(List.of(new PacEntry(PacEntry.Kind.DIRECT, null)), shortened(text));
        }
        var entries = Arrays.stream(text.split(";", 64))
                .map(String::strip)
                .flatMap(part -> entry(part).stream())
                .toList();
        return entries.isEmpty()
                ? new PacAnswer.Failed(PacAnswer.Reason.BAD_RESULT, shortened(text))
                : new PacAnswer.Ways(entries, shortened(text));
    }

    static String shortened(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    }

    private static Optional<PacEntry> entry(String part) {
        var words = part.split("\\s+", 3);
        var word = words[0].toUpperCase(Locale.ROOT);
        if (word.equals("DIRECT")) {
            return Optional.of(new PacEntry(PacEntry.Kind.DIRECT, null));
        }
        var kind = kind(word);
        return kind.isEmpty() || words.length < 2 ? Optional.empty() : proxy(kind.get(), words[1]);
    }

    private static Optional<PacEntry.Kind> kind(String word) {
        return switch (word) {
            case "PROXY", "HTTP" -> Optional.of(PacEntry.Kind.PROXY);
            case "HTTPS" -> Optional.of(PacEntry.Kind.HTTPS);
            case "SOCKS", "SOCKS4", "SOCKS5" -> Optional.of(PacEntry.Kind.SOCKS);
            default -> Optional.empty();
        };
    }

    private static Optional<PacEntry> proxy(PacEntry.Kind kind, String where) {
        int colon = where.lastIndexOf(':');
        boolean hasPort =
                colon > where.lastIndexOf(']') && where.substring(colon + 1).matches("[0-9]{1,5}");
        int port = hasPort ? Integer.parseInt(where.substring(colon + 1)) : usualPort(kind);
        var host = hasPort ? where.substring(0, colon) : where;
        return Stream.of(host)
                .filter(h -> h.matches("\\[[0-9A-Fa-f:.]+]|[A-Za-z0-9_-][A-Za-z0-9._-]*")
                        && h.length() <= LONGEST_HOST
                        && port > 0
                        && port < 65536)
                .map(h -> new PacEntry(kind, new HostPort(h, port)))
                .findFirst();
    }

    private static int usualPort(PacEntry.Kind kind) {
        return switch (kind) {
            case HTTPS -> 443;
            case SOCKS -> 1080;
            default -> 80;
        };
    }
}
