package io.azreach.diagnose;

import io.azreach.model.Confidence;
import io.azreach.model.Finding;
import io.azreach.model.FindingBuilder;
import io.azreach.model.evidence.Hop;
import io.azreach.model.evidence.Hop.Answer;
import io.azreach.model.evidence.InterfaceState;
import io.azreach.model.evidence.TcpConnect;
import io.azreach.net.Cidr;
import io.azreach.spi.Recorded;
import java.net.InetAddress;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * What a trace says that was made with other packets than connections, as where the machine can send nothing else: routes are
 * the same for all of them, filters are not.
 */
final class RoutesOnly {
    private static final Set<Answer> NO_WAY = EnumSet.of(Answer.NET_UNREACHABLE, Answer.HOST_UNREACHABLE);
    private static final Set<Answer> REJECTED = EnumSet.of(
            Answer.NET_UNREACHABLE,
            Answer.HOST_UNREACHABLE,
            Answer.NET_PROHIBITED,
            Answer.HOST_PROHIBITED,
            Answer.ADMIN_PROHIBITED);

    private RoutesOnly() {}

    /** A station that has no way to the address, whatever is sent there: why nothing answers a connection. */
    static Optional<Finding> nowhere(Way way, TcpConnect connect, Trail trail) {
        return said(way, connect, trail, NO_WAY);
    }

    /** Who may have sent the message that ended a connection: the one that ends other packets by such a message. */
    static Optional<Finding> sameSender(Way way, TcpConnect connect, Trail trail) {
        return said(way, connect, trail, REJECTED);
    }

    private static Optional<Finding> said(Way way, TcpConnect connect, Trail trail, Set<Answer> telling) {
        var end = trail.trace().ending();
        if (end.isEmpty() || end.get().from() == null || !machineKnown(way)) {
            return Optional.empty();
        }
        boolean ours = Unreachable.isOurs(way, end.get().from());
        if (ours && end.get().answer() == Answer.HOST_UNREACHABLE) {
            return Optional.of(neighbourSilent(way, connect, trail));
        }
        return ours || !telling.contains(end.get().answer())
                ? Optional.empty()
                : Optional.of(reported(way, connect, end.get(), trail));
    }

    /** That other packets pass shows routes and hosts to be fine, and is no word about the port. */
    static FindingBuilder passing(FindingBuilder finding, Trail trail) {
        if (trail.arrived()) {
            finding.excluding("TCP_ROUTING_LOOP", "TCP_ICMP_HOST_UNREACHABLE", "TCP_ICMP_NET_UNREACHABLE");
        }
        trail.reached().ifPresent(reached -> finding.arg("reached", reached));
        return finding.because(trail.because());
    }

    private static Finding reported(Way way, TcpConnect connect, Hop end, Trail trail) {
        return Unreachable.by(way, connect, end, Confidence.LIKELY)
                .because(trail.because())
                .excluding("LOCAL_NO_ROUTE", "LOCAL_GATEWAY_DOWN", "TCP_ROUTING_LOOP")
                .build();
    }

    /** The machine itself gives the error when nobody on the link answers for the next station. */
    private static Finding neighbourSilent(Way way, TcpConnect connect, Trail trail) {
        var route = LocalRoutes.of(way.evidence()).towards(connect.address());
        boolean direct = route.isPresent() ? route.get().gateway() == null : onLink(way, connect.address());
        var finding = ConnectRule.about(
                way, connect, direct ? "TCP_NEIGHBOUR_UNREACHABLE" : "LOCAL_GATEWAY_DOWN", Confidence.LIKELY);
        Gateways.towards(way, connect.address())
                .ifPresent(gateway -> Gateways.named(finding, way, connect.address(), gateway));
        return finding.because(trail.because())
                .excluding("TCP_ICMP_HOST_UNREACHABLE", "TCP_TIMEOUT")
                .build();
    }

    private static boolean onLink(Way way, InetAddress address) {
        return way.evidence().all(InterfaceState.class).stream()
                .map(Recorded::evidence)
                .filter(InterfaceState::up)
                .flatMap(i -> i.addresses().stream())
                .flatMap(prefix -> Cidr.parse(prefix).stream())
                .anyMatch(prefix -> prefix.contains(address));
    }

    /** Without its addresses nobody knows whether the sender is this machine. */
    private static boolean machineKnown(Way way) {
        return !way.evidence().all(InterfaceState.class).isEmpty();
    }
}
