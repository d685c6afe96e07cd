package io.azreach.diagnose;

import io.azreach.model.Confidence;
import io.azreach.model.evidence.RouteEntry;
import io.azreach.model.evidence.TcpConnect;
import io.azreach.spi.FindingSink;
import java.util.Optional;

/** A connect that failed because the next station did not answer on the local link. */
final class Neighbours {
    private Neighbours() {}

    static void judge(Way way, TcpConnect connect, Optional<RouteEntry> route, FindingSink sink) {
        var gateway = route.map(RouteEntry::gateway).orElse(null);
        var finding = ConnectRule.about(
                way, connect, gateway == null ? "TCP_NEIGHBOUR_UNREACHABLE" : "LOCAL_GATEWAY_DOWN", Confidence.LIKELY);
        if (gateway != null) {
            Gateways.named(finding, way, connect.address(), gateway);
        }
        sink.report(
                finding.excluding("TCP_ICMP_HOST_UNREACHABLE", "TCP_TIMEOUT").build());
    }
}
