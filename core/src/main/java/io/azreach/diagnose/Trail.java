package io.azreach.diagnose;

import io.azreach.model.Confidence;
import io.azreach.model.Evidence;
import io.azreach.model.Finding;
import io.azreach.model.Observation;
import io.azreach.model.ObservationId;
import io.azreach.model.evidence.Hop;
import io.azreach.model.evidence.PathTrace;
import io.azreach.model.evidence.TcpConnect;
import io.azreach.spi.FindingSink;
import io.azreach.spi.FollowUp;
import java.net.InetAddress;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What following the way to an address showed. */
record Trail(PathTrace trace, ObservationId because) {
    private static final Set<Hop.Answer> ARRIVED = EnumSet.of(
            Hop.Answer.CONNECTED, Hop.Answer.REFUSED, Hop.Answer.PORT_UNREACHABLE, Hop.Answer.PROTOCOL_UNREACHABLE);

    /** Asks for the trace and gives it once it is there. */
    static Optional<Trail> of(Way way, InetAddress address, PathTrace.Protocol protocol, FindingSink sink) {
        FollowUp contrast = Contrasts.trace(way.end(), address, protocol);
        sink.ask(contrast);
        return way.evidence().answerTo(contrast).flatMap(Trail::in);
    }

    private static Optional<Trail> in(Observation observation) {
        for (Evidence evidence : observation.evidence()) {
            if (evidence instanceof PathTrace trace) {
                return Optional.of(new Trail(trace, observation.ref()));
            }
        }
        return Optional.empty();
    }

    /** The farthest router that packets reach. */
    Optional<String> lastRouter() {
        return trace.lastRouter().map(Hop::from).map(InetAddress::getHostAddress);
    }

    /** Whether it was made with first packets of connections, which meet the filters that any connection meets. */
    boolean ofConnects() {
        return trace.protocol() == PathTrace.Protocol.TCP;
    }

    /** The destination itself answered, be it to say that it has nothing for such a packet. */
    boolean arrived() {
        return trace.ending()
                .filter(h -> trace.address().equals(h.from()) && ARRIVED.contains(h.answer()))
                .isPresent();
    }

    /** The farthest station that packets reach: the destination, else a router. */
    Optional<String> reached() {
        return arrived() ? Optional.of(trace.address().getHostAddress()) : lastRouter();
    }

    /** Whether a router answered. */
    boolean anyRouter() {
        return trace.lastRouter().isPresent();
    }

    /** Routers that hand packets back to each other keep a connect from arriving. */
    Optional<Finding> looping(Way way, TcpConnect connect) {
        var confidence = ofConnects() ? Confidence.CONFIRMED : Confidence.LIKELY;
        return loop().map(hop -> ConnectRule.about(way, connect, "TCP_ROUTING_LOOP", confidence)
                .groupedBy("hop", hop)
                .because(because)
                .excluding("TCP_TIMEOUT", "TCP_ICMP_HOST_UNREACHABLE")
                .build());
    }

    /** Two routers that hand packets back to each other: one of them, seen at several distances. */
    private Optional<String> loop() {
        Map<InetAddress, Integer> seen = new HashMap<>();
        for (var hop : trace.hops()) {
            if (hop.answer() == Hop.Answer.TIME_EXCEEDED && hop.from() != null) {
                var before = seen.put(hop.from(), hop.ttl());
                if (before != null && hop.ttl() - before >= 2) {
                    return Optional.of(hop.from().getHostAddress());
                }
            }
        }
        return Optional.empty();
    }

    /** The router right before a distance. */
    Optional<String> routerBefore(int ttl) {
        return trace.hops().stream()
                .filter(h -> h.ttl() == ttl - 1 && h.answer() == Hop.Answer.TIME_EXCEEDED && h.from() != null)
                .map(Hop::from)
                .map(InetAddress::getHostAddress)
                .findFirst();
    }
}
