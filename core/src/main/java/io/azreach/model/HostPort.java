package io.azreach.model;

/**
 * A host name or address literal and a port, as a person would write them; IPv6 literals are kept without brackets.
 *
 * @param host never empty, lower case, without a trailing dot
 * @param port 1 to 65535
 */
public record HostPort(String host, int port) implements Comparable<HostPort> {
    public HostPort {
        var written = host;
        host = host.toLowerCase(java.util.Locale.ROOT);
        host = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
        host = host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
        // a lone dot or an empty pair of brackets is no host either
        if (host.isBlank() || port < 1 || port > 65535) {
            throw new IllegalArgumentException(
                    "[" + written + ":" + port + "] must be a host and a port of 1 to 65535");
        }
    }

    /** Reads back what {@link #toString()} wrote. */
    public static HostPort parse(String text) {
        int colon = text.lastIndexOf(':');
        if (colon < 0 || !text.substring(colon + 1).matches("\\d{1,5}")) {
            throw new IllegalArgumentException("[" + text + "] must be HOST:PORT");
        }
        return new HostPort(text.substring(0, colon), Integer.parseInt(text.substring(colon + 1)));
    }

    @Override
    public int compareTo(HostPort other) {
        int byHost = host.compareTo(other.host);
        return byHost != 0 ? byHost : Integer.compare(port, other.port);
    }

    @Override
    public String toString() {
        return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
    }
}
