package io.azreach.diagnose;

import io.azreach.model.Confidence;
import io.azreach.model.evidence.RouteEntry;
import io.azreach.model.evidence.TcpConnect;
import io.azreach.spi.FindingSink;
import java.time.Duration;
import java.util.Optional;

/** A connect that failed because the next station did not answer on the local link. */
final class Neighbours {
    /** Neighbour resolution of Linux gives up after three tries, one second apart. */
    private static final Duration GIVEN_UP = Duration.ofMillis(2500);

    private Neighbours() {}

    /** The neighbor table says so, or the time does where the table does not know the next station. */
    static boolean silent(Way way, TcpConnect connect, Optional<RouteEntry> route) {
        var next = route.map(RouteEntry::gateway).orElse(connect.address());
        return Gateways.unanswered(way, next)
                || (connect.took().compareTo(GIVEN_UP) >= 0 && !Gateways.answered(way, next));
    }

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
