package io.azreach.diagnose;

import io.azreach.model.Confidence;
import io.azreach.model.Finding;
import io.azreach.model.FindingBuilder;
import io.azreach.model.evidence.PacDecision;
import io.azreach.model.evidence.PathTrace.Protocol;
import io.azreach.model.evidence.TcpConnect;
import io.azreach.spi.FindingSink;
import io.azreach.spi.Recorded;
import java.util.Optional;

/** A connect that nothing answered: does a known proxy get through, and if not, where do packets stop. */
final class Silence {
    private Silence() {}

    static void judge(Way way, TcpConnect connect, FindingSink sink) {
        if (way.web() && !way.proxied()) {
            var working = ProxyPaths.working(way, sink);
            if (working.isPresent()) {
                sink.report(proxyWorks(way, connect, working.get(), ProxyPaths.bypassing(way)));
                return;
            }
        }
        var gateway = Gateways.towards(way, connect.address());
        if (gateway.isPresent() && Gateways.unanswered(way, gateway.get())) {
            var finding = ConnectRule.about(way, connect, "LOCAL_GATEWAY_DOWN", Confidence.CONFIRMED);
            sink.report(Gateways.named(finding, way, connect.address(), gateway.get())
                    .excluding("TCP_TIMEOUT", "LOCAL_FIREWALL_DROP")
                    .build());
            return;
        }
        sink.report(SourceChoice.wrong(way, connect, sink).orElseGet(() -> stops(way, connect, sink)));
    }

    private static Finding stops(Way way, TcpConnect connect, FindingSink sink) {
        var tcp = Trail.of(way, connect.address(), Protocol.TCP, sink);
        if (tcp.isEmpty()) {
            return timeout(way, connect, sink).build();
        }
        var loop = tcp.get().looping(way, connect);
        if (loop.isPresent()) {
            return loop.get();
        }
        if (!tcp.get().ofConnects()) {
            return otherwise(way, connect, tcp.get(), sink);
        }
        if (!tcp.get().anyRouter() && neverLeaves(way, connect, sink)) {
            return ConnectRule.about(way, connect, "LOCAL_FIREWALL_DROP", Confidence.LIKELY)
                    .because(tcp.get().because())
                    .excluding("LOCAL_GATEWAY_DOWN", "LOCAL_NO_ROUTE")
                    .build();
        }
        var finding = timeout(way, connect, sink).because(tcp.get().because());
        tcp.get().lastRouter().ifPresent(hop -> finding.groupedBy("hop", hop).excluding("LOCAL_FIREWALL_DROP"));
        return finding.build();
    }

    private static Finding otherwise(Way way, TcpConnect connect, Trail trail, FindingSink sink) {
        return RoutesOnly.nowhere(way, connect, trail)
                .orElseGet(() ->
                        RoutesOnly.passing(timeout(way, connect, sink), trail).build());
    }

    /** The first router answers datagrams to the same address but never sees these packets. */
    private static boolean neverLeaves(Way way, TcpConnect connect, FindingSink sink) {
        return Trail.of(way, connect.address(), Protocol.UDP, sink)
                .map(Trail::anyRouter)
                .orElse(false);
    }

    private static FindingBuilder timeout(Way way, TcpConnect connect, FindingSink sink) {
        int other = way.end().port() == 443 ? 80 : 443;
        var contrast = Contrasts.connect(way.end(), connect.address(), other);
        sink.ask(contrast);
        var alive = way.evidence().answerTo(contrast).filter(o -> o.evidence().stream()
                .anyMatch(e -> e instanceof TcpConnect c
                        && (c.failure() == null || c.failure().kind() == io.azreach.model.FailureKind.REFUSED)));
        if (alive.isPresent()) {
            return ConnectRule.about(way, connect, "TCP_PORT_FILTERED", Confidence.LIKELY)
                    .arg("expected", other)
                    .because(alive.get().ref())
                    .excluding("TCP_TIMEOUT", "TCP_REFUSED", "LOCAL_NO_ROUTE", "LOCAL_GATEWAY_DOWN");
        }
        return ConnectRule.about(way, connect, "TCP_TIMEOUT", Confidence.LIKELY)
                .excluding("TCP_REFUSED", "LOCAL_NO_ROUTE", "LOCAL_GATEWAY_DOWN");
    }

    private static Finding proxyWorks(
            Way way, TcpConnect connect, ProxyPaths.Path path, Optional<ProxyPaths.Bypass> bypass) {
        var scripted = ProxyPaths.sentDirect(way);
        if (scripted.isPresent()) {
            return wrongScript(way, connect, path, scripted.get());
        }
        var id = bypass.isPresent() ? "PROXY_BYPASS_TOO_BROAD" : "PROXY_REQUIRED_NOT_SET";
        var finding = ConnectRule.about(way, connect, id, Confidence.CONFIRMED)
                .groupedBy("proxy", path.proxy())
                .because(path.because())
                .excluding("TCP_TIMEOUT", "TCP_PORT_FILTERED");
        bypass.ifPresent(b -> finding.groupedBy("entry", b.entry()).arg("setting", b.setting()));
        if (bypass.isEmpty()) {
            finding.arg("setting", path.knownFrom());
        }
        return finding.build();
    }

    private static Finding wrongScript(
            Way way, TcpConnect connect, ProxyPaths.Path path, Recorded<PacDecision> decision) {
        return ConnectRule.about(way, connect, "PROXY_PAC_RESULT", Confidence.CONFIRMED)
                .groupedBy("url", decision.evidence().script())
                .arg("actual", String.join("; ", decision.evidence().ways()))
                .arg("expected", "PROXY " + path.proxy())
                .because(path.because())
                .because(decision.source().ref())
                .excluding("TCP_TIMEOUT", "TCP_PORT_FILTERED", "PROXY_PAC_INVALID")
                .build();
    }
}
