package io.azreach.linux.parse;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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
    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    private static final Set<String> OWN = Set.of("local", "broadcast", "multicast", "anycast");

    private IpJson() {}

    /** Routes of one address family; entries for the machine's own addresses and those out of use are left out. */
    public static Optional<List<RouteEntry>> routes(String text, boolean ipv6) {
        return array(text).map(entries -> {
            var routes = new ArrayList<RouteEntry>();
            for (var entry : entries) {
                var kind = entry.path("type").asText("unicast");
                if (!OWN.contains(kind) && !entry.path("table").asText("").equals("local") && !has(entry, "dead")) {
                    addRoute(routes, entry, destination(entry.path("dst").asText(""), ipv6));
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
                var state = entry.path("state").path(0).asText("unknown").toLowerCase(Locale.ROOT);
                Literal.parse(entry.path("dst").asText(""))
                        .ifPresent(address -> neighbours.add(
                                new Neighbour(address, entry.path("dev").asText(""), state, text(entry, "lladdr"))));
            }
            return List.copyOf(neighbours);
        });
    }

    /** A route over several next hops gives one entry for each. */
    private static void addRoute(List<RouteEntry> routes, JsonNode entry, String destination) {
        if (destination.isEmpty()) {
            return;
        }
        var hops = entry.path("nexthops");
        for (var hop : hops.isEmpty() ? List.of(entry) : hops) {
            routes.add(new RouteEntry(
                    entry.path("type").asText("unicast"),
                    destination,
                    gateway(hop),
                    text(hop, "dev"),
                    entry.path("metric").asLong(0),
                    Literal.parse(entry.path("prefsrc").asText("")).orElse(null),
                    entry.path("table").asText("main")));
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
    private static @Nullable InetAddress gateway(JsonNode hop) {
        var written = hop.path("gateway").asText(hop.path("via").path("host").asText(""));
        return Literal.parse(written).orElse(null);
    }

    private static boolean has(JsonNode entry, String flag) {
        for (var one : entry.path("flags")) {
            if (one.asText().equals(flag)) {
                return true;
            }
        }
        return false;
    }

    private static @Nullable String text(JsonNode entry, String name) {
        return entry.hasNonNull(name) ? entry.path(name).asText() : null;
    }

    private static Optional<JsonNode> array(String text) {
        try {
            return Optional.ofNullable(JSON.readTree(text)).filter(JsonNode::isArray);
        } catch (JsonProcessingException notJson) {
            return Optional.empty();
        }
    }
}
