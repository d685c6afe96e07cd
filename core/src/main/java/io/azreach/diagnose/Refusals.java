package io.azreach.diagnose;

import io.azreach.model.Confidence;
import io.azreach.model.Finding;
import io.azreach.model.HostInfo.Os;
import io.azreach.model.evidence.Hop;
import io.azreach.model.evidence.PathTrace.Protocol;
import io.azreach.model.evidence.TcpConnect;
import io.azreach.spi.FindingSink;

/** A connect that was refused: by the endpoint, by a box on the way, or by this machine. */
final class Refusals {
    private Refusals() {}

    static void judge(Way way, TcpConnect connect, FindingSink sink) {
        sink.report(who(way, connect, sink));
    }

    private static Finding who(Way way, TcpConnect connect, FindingSink sink) {
        if (way.evidence().host().os() == Os.WINDOWS) {
            return byEndpoint(way, connect, Confidence.LIKELY); // its traces have no ports, so none meets the refusal
        }
        var tcp = Trail.of(way, connect.address(), Protocol.TCP, sink);
        var udp = Trail.of(way, connect.address(), Protocol.UDP, sink);
        var ending = tcp.flatMap(t -> t.trace().ending());
        if (tcp.isEmpty() || !tcp.get().ofConnects() || ending.isEmpty()) {
            return byEndpoint(way, connect, Confidence.LIKELY);
        }
        var end = ending.get();
        if (end.answer() == Hop.Answer.PORT_UNREACHABLE && end.from() != null) {
            return Unreachable.said(way, connect, end, tcp.get());
        }
        if (end.answer() != Hop.Answer.REFUSED || end.ttl() == 0 || udp.isEmpty()) {
            return byEndpoint(way, connect, Confidence.LIKELY);
        }
        boolean routersBehind = udp.get().trace().hops().stream()
                .anyMatch(h -> h.answer() == Hop.Answer.TIME_EXCEEDED && h.ttl() >= end.ttl());
        if (!routersBehind) {
            return byEndpoint(way, connect, Confidence.CONFIRMED);
        }
        if (end.ttl() == 1) {
            return byThisMachine(way, connect, tcp.get(), udp.get());
        }
        var finding = ConnectRule.about(way, connect, "TCP_REFUSED_BY_MIDDLEBOX", Confidence.CONFIRMED)
                .because(tcp.get().because())
                .because(udp.get().because())
                .excluding("TCP_REFUSED", "TCP_TIMEOUT");
        udp.get()
                .routerBefore(end.ttl())
                .or(() -> tcp.get().routerBefore(end.ttl()))
                .ifPresent(box -> finding.groupedBy("reporter", box));
        return finding.build();
    }

    /** No router sees these packets, while the first one answers datagrams to the same address. */
    private static Finding byThisMachine(Way way, TcpConnect connect, Trail tcp, Trail udp) {
        return ConnectRule.about(way, connect, "LOCAL_FIREWALL_REJECT", Confidence.LIKELY)
                .because(tcp.because())
                .because(udp.because())
                .excluding("TCP_REFUSED", "TCP_TIMEOUT")
                .build();
    }

    private static Finding byEndpoint(Way way, TcpConnect connect, Confidence confidence) {
        var finding =
                ConnectRule.about(way, connect, "TCP_REFUSED", confidence).excluding("TCP_TIMEOUT", "LOCAL_NO_ROUTE");
        return (confidence == Confidence.CONFIRMED ? finding.excluding("TCP_REFUSED_BY_MIDDLEBOX") : finding).build();
    }
}
