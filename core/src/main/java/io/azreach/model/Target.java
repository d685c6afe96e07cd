package io.azreach.model;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a probe looks at: the machine itself ({@code machine}) or something over the network ({@code https}, {@code http},
 * {@code tls}, {@code tcp}, {@code ntp}, {@code ike}). Plugins may use schemes of their own.
 *
 * @param scheme how the target is spoken to, lower case
 * @param host name or address literal, lower case; empty for the machine
 * @param port 0 for the machine
 * @param path the path and query of an HTTP request; {@code /} when there is nothing special to ask for
 * @param service the catalogue's id of the service behind it ({@code storage}, {@code entra}, …); {@code generic} when
 *     unknown
 * @param hints what the planner knows about the target and rules or probes may need, for instance {@code expect=private}
 *     or {@code method=HEAD}; sorted, no secrets
 * @param route the way to it
 */
public record Target(
        String scheme, String host, int port, String path, String service, Map<String, String> hints, Route route)
        implements Comparable<Target> {
    /** The machine azreach runs on. */
    public static final Target MACHINE = new Target("machine", "", 0, "", "machine", Map.of(), Route.DIRECT);

    public Target {
        hints = java.util.Collections.unmodifiableMap(new TreeMap<>(hints));
    }

    public static Target of(String scheme, HostPort where) {
        return new Target(scheme, where.host(), where.port(), "/", "generic", Map.of(), Route.DIRECT);
    }

    public boolean isMachine() {
        return scheme.equals("machine");
    }

    /** {@code host:port}, or {@code machine}. Two routes to one endpoint share it. */
    public String id() {
        return isMachine() ? "machine" : hostPort().toString();
    }

    public HostPort hostPort() {
        return new HostPort(host, port);
    }

    public Optional<String> hint(String name) {
        return Optional.ofNullable(hints.get(name));
    }

    public Target by(Route other) {
        return new Target(scheme, host, port, path, service, hints, other);
    }

    public Target withHint(String name, String value) {
        var more = new TreeMap<>(hints);
        more.put(name, value);
        return new Target(scheme, host, port, path, service, more, route);
    }

    @Override
    public int compareTo(Target other) {
        return ORDER.compare(this, other);
    }

    private static final java.util.Comparator<Target> ORDER = java.util.Comparator.comparing(
                    (Target t) -> !t.isMachine())
            .thenComparing(Target::host)
            .thenComparingInt(Target::port)
            .thenComparing(Target::scheme)
            .thenComparing(Target::path)
            .thenComparing(Target::service)
            .thenComparing(t -> t.route().toString())
            .thenComparing(t -> t.hints().toString());
}
