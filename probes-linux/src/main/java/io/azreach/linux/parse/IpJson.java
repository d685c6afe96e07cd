package io.azreach.linux.parse;

import io.azreach.host.JsonTree;
import io.azreach.model.evidence.Neighbour;
import io.azreach.model.evidence.RouteEntry;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What {@code ip -j} of iproute2 prints. Empty when the text is no such array, for instance because it was cut. */
public final class IpJson {
    private static final Set<String> OWN = Set.of("local", "broadcast", "multicast", "anycast");

    private IpJson() {}

    /** Routes of one address family; entries for the machine's own addresses and those out of use are left out. */
    public static Optional<List<RouteEntry>> routes(String text, boolean ipv6) {
        return array(text).map(entries -> {
            var routes = new ArrayList<RouteEntry>();
            for (var entry : entries) {
                var kind = entry.at("type").text("unicast");
                if (!OWN.contains(kind) && !entry.at("table").text().equals("local") && !has(entry, "dead")) {
                    addRoute(routes, entry, destination(entry.at("dst").text(), ipv6));
                }
            }
            return List.copyOf(routes);
        });
    }

    /** Neighbours of all families. */
    public static Optional<List<Neighbour>> neighbours(String text) {
        return array(text).map(entries -> {
            var neighbours = new ArrayList<Neighbour>();
            for (var entry : entries) {
                var state = entry.at("state").items().stream()
                        .map(JsonTree::text)
                        .findFirst()
                        .orElse("unknown")
                        .toLowerCase(Locale.ROOT);
                Literal.parse(entry.at("dst").text())
                        .ifPresent(address -> neighbours.add(
                                new Neighbour(address, entry.at("dev").text(), state, text(entry, "lladdr"))));
            }
            return List.copyOf(neighbours);
        });
    }

    /** A route over several next hops gives one entry for each. */
    private static void addRoute(List<RouteEntry> routes, JsonTree entry, String destination) {
        if (destination.isEmpty()) {
            return;
        }
        var hops = entry.at("nexthops").items();
        for (var hop : hops.isEmpty() ? List.of(entry) : hops) {
            routes.add(new RouteEntry(
                    entry.at("type").text("unicast"),
                    destination,
                    gateway(hop),
                    text(hop, "dev"),
                    entry.at("metric").number(),
                    Literal.parse(entry.at("prefsrc").text()).orElse(null),
                    entry.at("table").text("main")));
        }
    }

    private static String destination(String written, boolean ipv6) {
        if (written.equals("default")) {
            return ipv6 ? "::/0" : "0.0.0.0/0";
        }
        if (Literal.parse(written.split("/", 2)[0]).isEmpty()) {
            return "";
        }
        return written.contains("/") ? written : written + (ipv6 ? "/128" : "/32");
    }

    /** An IPv4 route may have an IPv6 next hop (RFC 5549). */
    private static @Nullable InetAddress gateway(JsonTree hop) {
        var written = hop.at("gateway").text(hop.at("via").at("host").text());
        return Literal.parse(written).orElse(null);
    }

    private static boolean has(JsonTree entry, String flag) {
        for (var one : entry.at("flags").items()) {
            if (one.text().equals(flag)) {
                return true;
            }
        }
        return false;
    }

    private static @Nullable String text(JsonTree entry, String name) {
        var text = entry.at(name).text();
        return text.isEmpty() ? null : text;
    }

    private static Optional<List<JsonTree>> array(String text) {
        return JsonTree.parse(text).filter(JsonTree::isList).map(JsonTree::items);
    }
}
