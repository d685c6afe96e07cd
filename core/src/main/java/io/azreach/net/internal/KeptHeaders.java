package io.azreach.net.internal;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Which headers become evidence: an allow-list, so that no cookie, token or credential does. */
final class KeptHeaders {
    private static final int LONGEST = 1024;

    private static final Set<String> OF_PROXY =
            Set.of("server", "via", "proxy-status", "x-squid-error", "date", "content-type");

    private static final Set<String> OF_SERVER = Set.of(
            "server",
            "via",
            "age",
            "date",
            "location",
            "content-type",
            "content-length",
            "retry-after",
            "www-authenticate",
            "x-squid-error",
            "proxy-status",
            "x-cache",
            "strict-transport-security",
            "x-azure-ref");

    private static final Pattern QUOTED = Pattern.compile("\"[^\"]*+\"?");
    private static final Pattern SCHEME =
            Pattern.compile("(?:^|,)\\s*+([A-Za-z][A-Za-z0-9-]*+)(?=\\s++[^=\\s,]|\\s*+(?:,|$))");

    private KeptHeaders() {}

    static Map<String, String> ofProxy(Map<String, String> all) {
        var kept = new TreeMap<String, String>();
        all.forEach((name, value) -> {
            if (OF_PROXY.contains(name)) {
                kept.put(name, Printable.line(value, LONGEST));
            } else if (name.equals("proxy-authenticate")) {
                kept.put(name, schemes(value));
            }
        });
        return kept;
    }

    static Map<String, String> ofServer(Map<String, String> all) {
        var kept = new TreeMap<String, String>();
        all.forEach((name, value) -> {
            if (name.equals("location") || (name.startsWith("x-ms-") && value.startsWith("http"))) {
                kept.put(name, Printable.line(withoutSecrets(value), LONGEST));
            } else if (name.equals("proxy-authenticate")) {
                kept.put(name, schemes(value));
            } else if (OF_SERVER.contains(name) || name.startsWith("x-ms-")) {
                kept.put(name, Printable.line(value, LONGEST));
            }
        });
        return kept;
    }

    /** Names of the schemes of a challenge (RFC 9110 section 11.6.1), as a comma-separated list. */
    static String schemes(String challenges) {
        var text = QUOTED.matcher(challenges).replaceAll("\"\"");
        var names = SCHEME.matcher(text)
                .results()
                .map(match -> match.group(1))
                .distinct()
                .limit(20)
                .toList();
        return String.join(", ", names);
    }

    /** A URL without query, fragment, user name and password. */
    static String withoutSecrets(String url) {
        var bare = url.split("[?#]", 2)[0];
        int authority = bare.indexOf("//");
        if (authority < 0) {
            return bare;
        }
        int path = bare.indexOf('/', authority + 2);
        int user = bare.lastIndexOf('@', path < 0 ? bare.length() : path);
        return user < authority ? bare : bare.substring(0, authority + 2) + bare.substring(user + 1);
    }
}
