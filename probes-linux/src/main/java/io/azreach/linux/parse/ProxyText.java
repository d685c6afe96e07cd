package io.azreach.linux.parse;

import io.azreach.model.HostPort;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a text that should name a proxy says. User names and passwords are dropped here and appear in no component.
 *
 * @param proxy the proxy, where one can be read; null also for "no proxy" in so many words
 * @param credentials whether the text carried a user name or a password
 * @param problem why the text cannot be used as written: {@code no-port}, {@code port-in-address}, {@code unreadable},
 *     {@code not-http} (a SOCKS proxy); null when it can
 */
public record ProxyText(
        @Nullable HostPort proxy,
        boolean credentials,
        @Nullable String problem) {
    /** An explicit "no proxy". */
    public static final ProxyText NONE = new ProxyText(null, false, null);

    private static final List<String> NO_PROXY_WORDS = List.of("", "direct", "direct://", "none", "_none_", "false");
    private static final Pattern SCHEME = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*)://(.*)", Pattern.DOTALL);
    private static final Pattern AUTHORITY =
            Pattern.compile("(\\[[0-9A-Fa-f:.]+(?:%[\\w.]+)?]|[\\p{L}\\p{N}_][\\p{L}\\p{N}._-]*)(?::(\\d*))?");

    /** A URL or {@code host:port}, as in environment variables. */
    public static ProxyText parse(String text) {
        return parse(text, null);
    }

    /**
     * An address and a port kept apart, as in the agents' own files.
     *
     * @param port null where the format has no separate port
     */
    public static ProxyText parse(String address, @Nullable String port) {
        var text = address.strip();
        if (NO_PROXY_WORDS.contains(text.toLowerCase(Locale.ROOT))) {
            return NONE;
        }
        var scheme = SCHEME.matcher(text);
        boolean http =
                !scheme.matches() || scheme.group(1).toLowerCase(Locale.ROOT).startsWith("http");
        var rest = scheme.matches() ? scheme.group(2) : text;
        // a password may hold any character, also a slash, so the last @ counts and comes first
        int at = rest.lastIndexOf('@');
        var authority = AUTHORITY.matcher(rest.substring(at + 1).split("[/?#]", 2)[0]);
        if (!authority.matches()) {
            return new ProxyText(null, at >= 0, "unreadable");
        }
        var read = combine(authority.group(1), authority.group(2), port);
        return new ProxyText(read.proxy, at >= 0, http || read.problem != null ? read.problem : "not-http");
    }

    public ProxyText withProblem(String what) {
        return new ProxyText(proxy, credentials, what);
    }

    public ProxyText withCredentials() {
        return new ProxyText(proxy, true, problem);
    }

    private static ProxyText combine(String host, @Nullable String inAddress, @Nullable String apart) {
        if (apart != null && inAddress != null && !inAddress.isEmpty()) {
            return at(host, inAddress).withProblem("port-in-address");
        }
        var port = apart != null ? apart.strip() : inAddress;
        return port == null || port.isEmpty() ? new ProxyText(null, false, "no-port") : at(host, port);
    }

    private static ProxyText at(String host, String port) {
        if (!port.matches("[0-9]{1,5}") || Integer.parseInt(port) < 1 || Integer.parseInt(port) > 65535) {
            return new ProxyText(null, false, "unreadable");
        }
        return new ProxyText(new HostPort(host, Integer.parseInt(port)), false, null);
    }
}
