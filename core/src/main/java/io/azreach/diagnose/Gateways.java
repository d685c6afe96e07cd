package io.azreach.diagnose;

import io.azreach.model.FailureKind;
import io.azreach.model.FindingBuilder;
import io.azreach.model.evidence.InterfaceState;
import io.azreach.model.evidence.Neighbour;
import io.azreach.model.evidence.RouteEntry;
import io.azreach.model.evidence.TcpConnect;
import io.azreach.spi.FindingSink;
import io.azreach.spi.Recorded;
import java.net.InetAddress;
import java.util.Optional;
import java.util.Set;

/** The first station of a way out of the local network, and whether it is there at all. */
final class Gateways {
    private static final Set<String> UNANSWERED = Set.of("failed", "incomplete");

    private Gateways() {}

    static Optional<InetAddress> towards(Way way, InetAddress address) {
        return LocalRoutes.of(way.evidence()).towards(address).map(RouteEntry::gateway);
    }

    /** The machine asked for the gateway's hardware address, and nobody gave it. */
    static boolean unanswered(Way way, InetAddress gateway) {
        return way.evidence().all(Neighbour.class).stream()
                .map(Recorded::evidence)
                .anyMatch(n -> n.address().equals(gateway) && UNANSWERED.contains(n.state()));
    }

    /** The hardware address of a station is known, so a host that nobody finds is farther away. */
    static boolean answered(Way way, InetAddress station) {
        return way.evidence().all(Neighbour.class).stream()
                .map(Recorded::evidence)
                .anyMatch(
                        n -> n.address().equals(station) && n.linkAddress() != null && !UNANSWERED.contains(n.state()));
    }

    /** The gateway towards an address, when it is sure that nothing gets through it: datagrams that vanish do not say so. */
    static Optional<InetAddress> down(Way way, InetAddress address, FindingSink sink) {
        var route = LocalRoutes.of(way.evidence()).towards(address);
        return towards(way, address)
                .filter(gateway -> unanswered(way, gateway)
                        || linkDown(way, route.map(RouteEntry::device).orElse(""))
                        || unreachable(way, gateway, sink));
    }

    /** A finding about a gateway; names the route where another than the default one leads to it. */
    static FindingBuilder named(FindingBuilder finding, Way way, InetAddress address, InetAddress gateway) {
        LocalRoutes.of(way.evidence())
                .towards(address)
                .map(RouteEntry::destination)
                .filter(prefix -> !prefix.endsWith("/0"))
                .ifPresent(prefix -> finding.arg("route", prefix));
        return finding.groupedBy("gateway", gateway.getHostAddress()).arg("address", address.getHostAddress());
    }

    private static boolean linkDown(Way way, String device) {
        return way.evidence().all(InterfaceState.class).stream()
                .map(Recorded::evidence)
                .anyMatch(i -> i.name().equals(device) && !i.up());
    }

    private static boolean unreachable(Way way, InetAddress gateway, FindingSink sink) {
        var contrast = Contrasts.connect(way.end(), gateway, way.end().port());
        sink.ask(contrast);
        return way.evidence().answerTo(contrast).stream()
                .flatMap(o -> o.evidence().stream())
                .anyMatch(e -> e instanceof TcpConnect c
                        && c.failure() != null
                        && c.failure().kind() == FailureKind.HOST_UNREACHABLE);
    }
}
