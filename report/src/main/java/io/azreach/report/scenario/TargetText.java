package io.azreach.report.scenario;

import io.azreach.model.HostPort;
import io.azreach.model.Route;
import io.azreach.model.Target;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Reads targets as people write them: {@code https://host[:port][/path]}, {@code http://…}, {@code tls://host:port},
 * {@code tcp://host:port}, {@code ntp://host}, {@code ike://host}, {@code host:port} and {@code host}. User information and
 * fragments are dropped.
 */
public final class TargetText {
    private static final Map<String, Integer> PORTS = Map.of("https", 443, "http", 80, "ntp", 123, "ike", 500);
    private static final Set<String> NEED_PORT = Set.of("tcp", "tls");

    /** Ports on which IANA's registry, or Azure, has TLS from the first byte: mail, directory, AMQP, MQTT, Redis and others. */
    private static final Set<Integer> TLS_PORTS =
            Set.of(465, 563, 636, 853, 989, 990, 992, 993, 995, 3269, 5061, 5671, 6380, 8883);

    private static final Set<Integer> HTTPS_PORTS = Set.of(443, 5986, 8443, 9443);

    private TargetText() {}

    /**
     * Reads one target.
     *
     * @throws IllegalArgumentException with a message for the user
     */
    public static Target parse(String text) {
        int mark = text.indexOf("://");
        var scheme = mark < 0 ? "" : text.substring(0, mark).toLowerCase(Locale.ROOT);
        var rest = mark < 0 ? text : text.substring(mark + 3);
        if (mark >= 0 && !PORTS.containsKey(scheme) && !NEED_PORT.contains(scheme)) {
            throw bad(text, "the scheme must be one of https, http, tls, tcp, ntp, ike");
        }
        int slash = indexOfAny(rest, "/?#");
        var authority = slash < 0 ? rest : rest.substring(0, slash);
        authority = authority.substring(authority.lastIndexOf('@') + 1);
        int standard = PORTS.getOrDefault(scheme, scheme.isEmpty() ? 443 : 0);
        var where = hostPort(text, authority, standard);
        var path = slash < 0 || rest.charAt(slash) != '/' ? "/" : withoutFragment(rest.substring(slash));
        var spoken = scheme.isEmpty() ? byPort(where.port()) : scheme;
        return new Target(spoken, where.host(), where.port(), path, "generic", Map.of(), Route.DIRECT);
    }

    /** What is usually spoken on a port; any other port is only connected to. */
    private static String byPort(int port) {
        if (HTTPS_PORTS.contains(port)) {
            return "https";
        }
        return TLS_PORTS.contains(port) ? "tls" : "tcp";
    }

    private static HostPort hostPort(String text, String authority, int standard) {
        int bracket = authority.indexOf(']');
        int colon = authority.indexOf(':', Math.max(bracket, 0));
        boolean bareIpv6 = bracket < 0 && colon >= 0 && authority.indexOf(':', colon + 1) >= 0;
        var host = colon < 0 || bareIpv6 ? authority : authority.substring(0, colon);
        if (!host.matches("\\[?[A-Za-z0-9._:%-]+]?")) {
            throw bad(text, "a host name or address is expected");
        }
        if (colon < 0 || bareIpv6) {
            if (standard == 0) {
                throw bad(
                        text,
                        "a port is expected, as in " + text.substring(0, text.indexOf("://")) + "://" + host + ":443");
            }
            return new HostPort(host, standard);
        }
        var port = authority.substring(colon + 1);
        if (!port.matches("[0-9]{1,5}") || Integer.parseInt(port) < 1 || Integer.parseInt(port) > 65535) {
            throw bad(text, "the port must be a number of 1 to 65535");
        }
        return new HostPort(host, Integer.parseInt(port));
    }

    private static String withoutFragment(String path) {
        int hash = path.indexOf('#');
        return hash < 0 ? path : path.substring(0, hash);
    }

    private static int indexOfAny(String text, String characters) {
        return List.of(characters.split("")).stream()
                .mapToInt(text::indexOf)
                .filter(at -> at >= 0)
                .min()
                .orElse(-1);
    }

    private static IllegalArgumentException bad(String text, String rule) {
        return new IllegalArgumentException("target [" + text + "]: " + rule);
    }
}
