package io.azreach.windows.parse;

import io.azreach.model.HostPort;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One proxy out of a text that names some. User names and passwords are dropped here.
 *
 * @param scheme for which URLs: {@code http}, {@code https} or {@code all}
 * @param proxy null when it cannot be read
 * @param credentials whether the text carried a user name or password
 * @param problem {@code unreadable}, {@code no-port}, {@code port-in-address}, {@code not-http} (SOCKS); null when it can be
 *     used
 */
public record ProxyEntry(
        String scheme,
        @Nullable HostPort proxy,
        boolean credentials,
        @Nullable String problem) {
    private static final int WININET_PORT = 80;
    private static final Pattern AUTHORITY =
            Pattern.compile("(\\[[0-9A-Fa-f:.]+]|[\\p{L}\\p{N}_][^\\s:/@\\[\\]]*)(?::(\\d{1,5}))?");

    /** WinINET's and WinHTTP's grammar: one proxy for all, or a list of {@code scheme=proxy}. */
    public static List<ProxyEntry> list(String text) {
        var entries = new ArrayList<ProxyEntry>();
        for (var part : text.strip().split("[;\\s]+")) {
            int equals = part.indexOf('=');
            var scheme = equals < 0 ? "all" : part.substring(0, equals).toLowerCase(Locale.ROOT);
            var address = part.substring(equals + 1);
            switch (scheme) {
                case "all", "http", "https" -> entries.add(of(scheme, address, WININET_PORT));
                case "socks" -> entries.add(of("all", address, WININET_PORT).withProblem("not-http"));
                // FTP and Gopher proxies concern nobody here
                default -> {}
            }
        }
        entries.removeIf(e -> text.isBlank());
        return List.copyOf(entries);
    }

    /** A URL as environment variables hold it. */
    public static ProxyEntry url(String scheme, String text) {
        return of(scheme, text.strip(), 0);
    }

    /** Address and port kept apart, as in the mobility agent's file. */
    public static ProxyEntry apart(String address, String port) {
        var read = of("all", address.strip(), 0);
        if (read.proxy != null) {
            return read.withProblem("port-in-address");
        }
        if (!"no-port".equals(read.problem)) {
            return read;
        }
        return port.isBlank() ? read : of("all", address.strip() + ":" + port.strip(), 0);
    }

    public ProxyEntry withProblem(String what) {
        return new ProxyEntry(scheme, proxy, credentials, what);
    }

    private static ProxyEntry of(String scheme, String text, int defaultPort) {
        int colons = text.indexOf("://");
        var rest = colons < 0 ? text : text.substring(colons + 3);
        // a password may hold any character, so the last @ counts
        int at = rest.lastIndexOf('@');
        var authority = AUTHORITY.matcher(rest.substring(at + 1).split("[/?#]", 2)[0]);
        if (!authority.matches()) {
            return new ProxyEntry(scheme, null, at >= 0, "unreadable");
        }
        int port = authority.group(2) == null ? defaultPort : Integer.parseInt(authority.group(2));
        if (port == 0) {
            return new ProxyEntry(scheme, null, at >= 0, authority.group(2) == null ? "no-port" : "unreadable");
        }
        if (port > 65535) {
            return new ProxyEntry(scheme, null, at >= 0, "unreadable");
        }
        boolean socks = colons > 0 && text.toLowerCase(Locale.ROOT).startsWith("socks");
        return new ProxyEntry(scheme, new HostPort(authority.group(1), port), at >= 0, socks ? "not-http" : null);
    }
}
