package io.azreach.diagnose;

import io.azreach.model.Confidence;
import io.azreach.model.Finding;
import io.azreach.model.FindingBuilder;
import io.azreach.model.evidence.Hop;
import io.azreach.model.evidence.InterfaceState;
import io.azreach.model.evidence.PathTrace.Protocol;
import io.azreach.model.evidence.TcpConnect;
import io.azreach.spi.FindingSink;
import java.net.InetAddress;

/** A connect that an ICMP message ended: who sent it, and what exactly it says. */
final class Unreachable {
    private Unreachable() {}

    static void judge(Way way, TcpConnect connect, String usual, FindingSink sink) {
        var elsewhere = SourceChoice.wrong(way, connect, sink);
        if (elsewhere.isPresent()) {
            sink.report(elsewhere.get());
            return;
        }
        var trail = Trail.of(way, connect.address(), Protocol.TCP, sink);
        var loop = trail.flatMap(t -> t.looping(way, connect));
        if (loop.isPresent()) {
            sink.report(loop.get()); // packets that die of age in a loop are reported as a host out of reach
            return;
        }
        if (trail.isPresent() && !trail.get().ofConnects()) {
            sink.report(RoutesOnly.sameSender(way, connect, trail.get()).orElseGet(() -> unnamed(way, connect, usual)));
            return;
        }
        var end = trail.flatMap(t -> t.trace().ending());
        if (trail.isPresent() && end.isPresent() && end.get().from() != null) {
            sink.report(said(way, connect, end.get(), trail.get()));
        } else {
            sink.report(unnamed(way, connect, usual));
        }
    }

    private static Finding unnamed(Way way, TcpConnect connect, String usual) {
        return ConnectRule.about(way, connect, usual, Confidence.LIKELY)
                .excluding("LOCAL_NO_ROUTE", "TCP_TIMEOUT")
                .build();
    }

    static Finding said(Way way, TcpConnect connect, Hop end, Trail trail) {
        return by(way, connect, end, Confidence.CONFIRMED)
                .because(trail.because())
                .excluding("LOCAL_NO_ROUTE", "TCP_TIMEOUT", "TCP_REFUSED")
                .build();
    }

    /** What a hop's message means for the connection, and who sent it. */
    static FindingBuilder by(Way way, TcpConnect connect, Hop end, Confidence confidence) {
        InetAddress from = end.from() == null ? connect.address() : end.from();
        var id = isOurs(way, from) ? "LOCAL_FIREWALL_REJECT" : id(end.answer());
        return ConnectRule.about(way, connect, id, confidence).groupedBy("reporter", from.getHostAddress());
    }

    static boolean isOurs(Way way, InetAddress from) {
        var literal = from.getHostAddress() + "/";
        return way.evidence().all(InterfaceState.class).stream()
                .flatMap(i -> i.evidence().addresses().stream())
                .anyMatch(a -> a.startsWith(literal));
    }

    private static String id(Hop.Answer answer) {
        return switch (answer) {
            case ADMIN_PROHIBITED, HOST_PROHIBITED, NET_PROHIBITED -> "TCP_ICMP_ADMIN_PROHIBITED";
            case NET_UNREACHABLE -> "TCP_ICMP_NET_UNREACHABLE";
            case PORT_UNREACHABLE -> "TCP_ICMP_PORT_UNREACHABLE";
            case PROTOCOL_UNREACHABLE -> "TCP_ICMP_PROTO_UNREACHABLE";
            default -> "TCP_ICMP_HOST_UNREACHABLE";
        };
    }
}
