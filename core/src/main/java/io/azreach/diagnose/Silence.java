package io.azreach.diagnose;

import io.azreach.model.Confidence;
import io.azreach.model.Finding;
import io.azreach.model.evidence.TcpConnect;
import io.azreach.spi.FindingSink;
import java.util.Optional;

/** A connect that nothing answered: does a known proxy get through, and if not, where does it stop. */
final class Silence {
    private Silence() {}

    static void judge(Way way, TcpConnect connect, FindingSink sink) {
        if (way.web()) {
            var bypass = ProxyPaths.bypassing(way);
            var working = ProxyPaths.working(way, sink);
            if (working.isPresent()) {
                sink.report(proxyWorks(way, connect, working.get(), bypass));
                return;
            }
        }
        sink.report(ConnectRule.about(way, connect, "TCP_TIMEOUT", Confidence.LIKELY)
                .excluding("TCP_REFUSED", "LOCAL_NO_ROUTE")
                .build());
    }

    private static Finding proxyWorks(
            Way way, TcpConnect connect, ProxyPaths.Path path, Optional<ProxyPaths.Bypass> bypass) {
        var id = bypass.isPresent() ? "PROXY_BYPASS_TOO_BROAD" : "PROXY_REQUIRED_NOT_SET";
        var finding = ConnectRule.about(way, connect, id, Confidence.CONFIRMED)
                .groupedBy("proxy", path.proxy())
                .because(path.because())
                .excluding("TCP_TIMEOUT");
        bypass.ifPresent(b -> finding.groupedBy("entry", b.entry()).arg("setting", b.setting()));
        if (bypass.isEmpty()) {
            finding.arg("setting", path.knownFrom());
        }
        return finding.build();
    }
}
