package io.azreach.diagnose;

import io.azreach.model.HostPort;
import io.azreach.net.Cidr;
import io.azreach.net.Literals;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * One entry of a proxy exception list. Consumers read them differently; this takes the meaning most of them share: a name
 * matches itself and what is below it, {@code *} stands for anything, {@code <local>} for names without a dot, and a prefix
 * for the addresses in it.
 */
final class BypassEntry {
    private BypassEntry() {}

    static boolean matches(String written, HostPort target) {
        var bare = written.trim().toLowerCase(Locale.ROOT).replaceFirst("^https?://", "");
        var entry = withoutPort(bare, target.port());
        var host = target.host();
        if (entry.isEmpty()) {
            return false;
        }
        if (entry.equals("<local>")) {
            return host.indexOf('.') < 0 && host.indexOf(':') < 0;
        }
        if (entry.contains("/")) {
            return inPrefix(entry, host);
        }
        if (entry.contains("*")) {
            var parts = entry.split("\\*", -1);
            var regex = new StringBuilder();
            for (int i = 0; i < parts.length; i++) {
                regex.append(i == 0 ? "" : ".*").append(Pattern.quote(parts[i]));
            }
            return host.matches(regex.toString());
        }
        var domain = entry.startsWith(".") ? entry.substring(1) : entry;
        return host.equals(domain) || host.endsWith("." + domain);
    }

    /** An entry for another port can never match; the empty text says so. */
    private static String withoutPort(String entry, int wanted) {
        if (entry.matches("\\[[0-9a-f:.]+](:\\d+)?")) {
            int end = entry.indexOf(']');
            var port = entry.substring(end + 1);
            return port.isEmpty() || port.equals(":" + wanted) ? entry.substring(1, end) : "";
        }
        int colon = entry.lastIndexOf(':');
        if (colon < 0
                || entry.indexOf(':') != colon
                || !entry.substring(colon + 1).matches("\\d+")) {
            return entry;
        }
        return entry.substring(colon + 1).equals(String.valueOf(wanted)) ? entry.substring(0, colon) : "";
    }

    private static boolean inPrefix(String prefix, String host) {
        return Literals.isLiteral(host)
                && Cidr.parse(prefix).map(p -> p.contains(Literals.parse(host))).orElse(false);
    }
}
