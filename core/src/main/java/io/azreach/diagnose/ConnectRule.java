package io.azreach.diagnose;

import static io.azreach.model.FailureKind.ADDRESS_UNAVAILABLE;
import static io.azreach.model.FailureKind.DESCRIPTORS_EXHAUSTED;
import static io.azreach.model.FailureKind.HOST_UNREACHABLE;
import static io.azreach.model.FailureKind.INVALID_ARGUMENT;
import static io.azreach.model.FailureKind.NETWORK_UNREACHABLE;
import static io.azreach.model.FailureKind.NOT_PERMITTED;
import static io.azreach.model.FailureKind.PROTOCOL_UNREACHABLE;
import static io.azreach.model.FailureKind.REFUSED;
import static io.azreach.model.FailureKind.RESET;

import io.azreach.model.Confidence;
import io.azreach.model.FailureKind;
import io.azreach.model.Finding;
import io.azreach.model.FindingBuilder;
import io.azreach.model.HostInfo.Os;
import io.azreach.model.Route;
import io.azreach.model.RuleId;
import io.azreach.model.Severity;
import io.azreach.model.evidence.DnsAnswer;
import io.azreach.model.evidence.InterfaceState;
import io.azreach.model.evidence.RouteEntry;
import io.azreach.model.evidence.TcpConnect;
import io.azreach.spi.DiagnosisRule;
import io.azreach.spi.EvidenceView;
import io.azreach.spi.FindingSink;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** Why none of the addresses of a target, or of the proxy in front of it, can be connected to. */
final class ConnectRule implements DiagnosisRule {
    /** A failure that fast was made by this machine's own kernel: no packet has been answered. */
    private static final Duration LOCAL = Duration.ofMillis(50);

    /** What this machine ran out of. */
    private static final Set<FailureKind> SHORTAGE = Set.of(ADDRESS_UNAVAILABLE, DESCRIPTORS_EXHAUSTED);

    @Override
    public RuleId id() {
        return RuleId.of("core.connect");
    }

    @Override
    public void examine(EvidenceView evidence, FindingSink sink) {
        var routes = LocalRoutes.of(evidence);
        for (var way : Way.all(evidence)) {
            if (way.connectFailed()) {
                tellingOf(way).ifPresent(one -> judge(way, one, routes, place(way, sink)));
            } else if (way.connected()) {
                shortage(way, place(way, sink));
            } else if (way.unresolved() && !way.proxied()) {
                resolverOutOfReach(way, routes, sink);
            }
        }
    }

    /** A proxy of which one address refuses and another one is silent does not refuse. */
    private static Optional<TcpConnect> tellingOf(Way way) {
        var tried = Families.present(way);
        return tried.stream()
                .filter(c -> way.proxied() && c.failure() != null && c.failure().kind() != REFUSED)
                .findFirst()
                .or(() -> tried.stream().findFirst());
    }

    private static FindingSink place(Way way, FindingSink sink) {
        return way.target().route() instanceof Route.ViaProxy via ? new ProxyLeg(way, via.proxy(), sink) : sink;
    }

    /** Some connections stand, and for others this machine had nothing left. */
    private static void shortage(Way way, FindingSink sink) {
        Families.present(way).stream()
                .filter(c ->
                        c.failure() != null && SHORTAGE.contains(c.failure().kind()))
                .findFirst()
                .ifPresent(c ->
                        sink.report(lacking(way, c).severity(Severity.DEGRADED).build()));
    }

    private static FindingBuilder lacking(Way way, TcpConnect connect) {
        boolean ports = connect.failure() != null && connect.failure().kind() == ADDRESS_UNAVAILABLE;
        return ports
                ? about(way, connect, "LOCAL_PORT_EXHAUSTION", Confidence.LIKELY)
                        .excluding("TCP_SNAT_SUSPECT", "TCP_TIMEOUT", "LOCAL_FD_EXHAUSTION")
                : about(way, connect, "LOCAL_FD_EXHAUSTION", Confidence.CONFIRMED)
                        .excluding("LOCAL_PORT_EXHAUSTION", "PATH_CONNECTION_LIMIT");
    }

    /** Why one connect failed. */
    static void judge(Way way, TcpConnect connect, LocalRoutes routes, FindingSink sink) {
        var failure = connect.failure();
        if (failure == null) {
            return;
        }
        var kind = failure.kind();
        var route = routes.towards(connect.address());
        if (kind == INVALID_ARGUMENT) {
            sink.report(route(way, connect, "LOCAL_ROUTE_BLACKHOLE", route, "blackhole")
                    .build());
        } else if (kind == NETWORK_UNREACHABLE) {
            unreachableNetwork(way, connect, routes, sink);
        } else if (kind == HOST_UNREACHABLE) {
            unreachableHost(way, connect, route, sink);
        } else if (kind == NOT_PERMITTED) {
            forbidden(way, connect, route, sink);
        } else if (SHORTAGE.contains(kind)) {
            sink.report(lacking(way, connect).build());
        } else if (kind == PROTOCOL_UNREACHABLE) {
            Unreachable.judge(way, connect, "TCP_ICMP_PROTO_UNREACHABLE", sink);
        } else if (kind == REFUSED || kind == RESET) {
            Refusals.judge(way, connect, sink);
        } else {
            Silence.judge(way, connect, sink);
        }
    }

    private static void unreachableNetwork(Way way, TcpConnect connect, LocalRoutes routes, FindingSink sink) {
        boolean noEntry = routes.known() && routes.towards(connect.address()).isEmpty();
        boolean unknownTable = !routes.known() && connect.took().compareTo(LOCAL) < 0;
        if (noEntry && Families.otherOnly(way, connect.address())) {
            sink.report(about(way, connect, "DNS_NODATA", Confidence.CONFIRMED)
                    .excluding("LOCAL_NO_ROUTE", "DNS_NXDOMAIN")
                    .build());
        } else if (noEntry || unknownTable) {
            sink.report(noRoute(way, connect.address(), noEntry).build());
        } else {
            Unreachable.judge(way, connect, "TCP_ICMP_NET_UNREACHABLE", sink);
        }
    }

    private static FindingBuilder noRoute(Way way, InetAddress address, boolean sure) {
        boolean addressed = way.evidence().all(InterfaceState.class).stream()
                .map(r -> r.evidence())
                .anyMatch(i -> i.up() && !i.loopback() && i.addresses().stream().anyMatch(a -> !linkLocal(a)));
        boolean known = !way.evidence().all(InterfaceState.class).isEmpty() || LocalRoutes.read(way.evidence());
        var id = known && !addressed ? "LOCAL_NO_ADDRESS" : "LOCAL_NO_ROUTE";
        return way.into(Finding.of(NetworkFindings.type(id), sure ? Confidence.CONFIRMED : Confidence.LIKELY))
                .arg("address", address.getHostAddress())
                .because(way.because(TcpConnect.class))
                .excluding("TCP_ICMP_NET_UNREACHABLE");
    }

    private static boolean linkLocal(String prefix) {
        return prefix.startsWith("fe80") || prefix.startsWith("169.254.");
    }

    /** Every name server is out of reach by the machine's own routes: that, not name resolution, is the cause. */
    private static void resolverOutOfReach(Way way, LocalRoutes routes, FindingSink sink) {
        var replies = Replies.of(way);
        if (replies.all().isEmpty() || replies.anyReply() || replies.some(REFUSED) || replies.truncatedWithoutTcp()) {
            return;
        }
        var server = replies.servers().get(0);
        var address = io.azreach.net.Literals.parse(server.host());
        var gateway = Gateways.down(way, address, sink);
        if (gateway.isPresent()) {
            var finding = way.into(Finding.of(NetworkFindings.type("LOCAL_GATEWAY_DOWN"), Confidence.LIKELY));
            sink.report(Gateways.named(finding, way, address, gateway.get())
                    .because(way.because(DnsAnswer.class))
                    .excluding("DNS_TIMEOUT", "LOCAL_NO_ROUTE")
                    .build());
        } else if (replies.unreachable()) {
            var route = routes.towards(address);
            var finding = route.isPresent() && !route.get().kind().equals("unicast")
                    ? way.into(Finding.of(
                                    NetworkFindings.type("LOCAL_ROUTE_"
                                            + (route.get().kind().equals("prohibit")
                                                    ? "PROHIBIT"
                                                    : route.get().kind().equals("unreachable")
                                                            ? "UNREACHABLE"
                                                            : "BLACKHOLE")),
                                    Confidence.CONFIRMED))
                            .arg("route", route.get().destination())
                    : noRoute(way, address, routes.known());
            sink.report(finding.arg("server", server.host())
                    .because(way.because(DnsAnswer.class))
                    .excluding("DNS_TIMEOUT")
                    .build());
        }
    }

    private static void unreachableHost(Way way, TcpConnect connect, Optional<RouteEntry> route, FindingSink sink) {
        if (is(route, "unreachable")) {
            sink.report(route(way, connect, "LOCAL_ROUTE_UNREACHABLE", route, "unreachable")
                    .build());
        } else if (way.evidence().host().os() == Os.LINUX && Neighbours.silent(way, connect, route)) {
            Neighbours.judge(way, connect, route, sink);
        } else {
            Unreachable.judge(way, connect, "TCP_ICMP_HOST_UNREACHABLE", sink);
        }
    }

    private static void forbidden(Way way, TcpConnect connect, Optional<RouteEntry> route, FindingSink sink) {
        if (is(route, "prohibit")) {
            sink.report(route(way, connect, "LOCAL_ROUTE_PROHIBIT", route, "prohibit")
                    .build());
        } else {
            var windows = way.evidence().host().os() == Os.WINDOWS;
            sink.report(about(way, connect, windows ? "LOCAL_FIREWALL_WFP" : "LOCAL_FIREWALL_REJECT", Confidence.LIKELY)
                    .excluding("LOCAL_ROUTE_PROHIBIT")
                    .build());
        }
    }

    private static boolean is(Optional<RouteEntry> route, String kind) {
        return route.map(r -> r.kind().equals(kind)).orElse(false);
    }

    private static FindingBuilder route(
            Way way, TcpConnect connect, String id, Optional<RouteEntry> route, String kind) {
        boolean seen = is(route, kind);
        var finding = about(way, connect, id, seen ? Confidence.CONFIRMED : Confidence.LIKELY);
        route.filter(r -> seen).ifPresent(r -> finding.groupedBy("route", r.destination()));
        return finding.excluding("LOCAL_NO_ROUTE", "TCP_TIMEOUT");
    }

    static FindingBuilder about(Way way, TcpConnect connect, String id, Confidence confidence) {
        return way.into(Finding.of(NetworkFindings.type(id), confidence))
                .arg("address", connect.address().getHostAddress())
                .arg("ms", connect.took().toMillis())
                .because(way.because(TcpConnect.class));
    }
}
