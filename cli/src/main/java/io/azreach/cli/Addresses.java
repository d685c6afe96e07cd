package io.azreach.cli;

import io.azreach.model.HostPort;
import java.util.Optional;
import java.util.regex.Pattern;

/** Hosts and ports as people write them. */
final class Addresses {
    private static final Pattern HOST = Pattern.compile(
            "(?=.{1,253}\\.?$)[A-Za-z0-9_]([A-Za-z0-9_-]{0,62})(\\.[A-Za-z0-9_]([A-Za-z0-9_-]{0,62}))*\\.?");
    private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f:]*:[0-9A-Fa-f:.]*(%[A-Za-z0-9_.-]+)?");
    private static final Pattern PORT = Pattern.compile("[1-9][0-9]{0,4}");

    private Addresses() {}

    static boolean isHost(String text) {
        return HOST.matcher(text).matches() || IPV6.matcher(text).matches();
    }

    /** {@code host:port}, {@code [v6]:port}, or without a port the usual one; empty when it is none of them. */
    static Optional<HostPort> parse(String text, int usualPort) {
        if (text.startsWith("[")) {
            int end = text.indexOf(']');
            return end < 0 ? Optional.empty() : join(text.substring(1, end), text.substring(end + 1), usualPort);
        }
        int colon = text.indexOf(':');
        if (colon < 0 || text.indexOf(':', colon + 1) >= 0) {
            return join(text, "", usualPort);
        }
        return join(text.substring(0, colon), text.substring(colon), usualPort);
    }

    private static Optional<HostPort> join(String host, String colonPort, int usualPort) {
        if (!isHost(host)) {
            return Optional.empty();
        }
        if (colonPort.isEmpty()) {
            return usualPort > 0 ? Optional.of(new HostPort(host, usualPort)) : Optional.empty();
        }
        var port = colonPort.substring(1);
        return colonPort.startsWith(":") && PORT.matcher(port).matches() && Integer.parseInt(port) <= 65535
                ? Optional.of(new HostPort(host, Integer.parseInt(port)))
                : Optional.empty();
    }

    /** A proxy's address, with or without {@code http://} in front and a slash behind. */
    static Optional<HostPort> proxy(String text) {
        var plain = text.startsWith("http://") ? text.substring(7) : text;
        plain = plain.endsWith("/") ? plain.substring(0, plain.length() - 1) : plain;
        return parse(plain, 0);
    }
}
