package io.azreach.diagnose;

import io.azreach.model.Confidence;
import io.azreach.model.FailureKind;
import io.azreach.model.Finding;
import io.azreach.model.FindingBuilder;
import io.azreach.model.RuleId;
import io.azreach.model.evidence.TcpConnect;
import io.azreach.spi.DiagnosisRule;
import io.azreach.spi.EvidenceView;
import io.azreach.spi.FindingSink;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;

/** Some addresses of a name work and others do not: split by family, or address by address. */
final class PartialConnectRule implements DiagnosisRule {
    private static final Duration AT_ONCE = Duration.ofMillis(20);

    @Override
    public RuleId id() {
        return RuleId.of("core.partial-connect");
    }

    @Override
    public void examine(EvidenceView evidence, FindingSink sink) {
        for (var way : Way.all(evidence)) {
            var failed = way.connects().stream()
                    .filter(c -> c.failure() != null)
                    .filter(c -> !familyNotConfigured(c) && !way.reached(c.address()))
                    .toList();
            if (way.connected() && !failed.isEmpty()) {
                judge(way, failed, sink);
            }
        }
    }

    private static void judge(Way way, List<TcpConnect> failed, FindingSink sink) {
        var works = way.connects().stream().filter(c -> c.failure() == null).toList();
        boolean sixFails = failed.stream().anyMatch(PartialConnectRule::six);
        boolean sixWorks = works.stream().anyMatch(PartialConnectRule::six);
        boolean fourFails = failed.stream().anyMatch(c -> !six(c));
        boolean fourWorks = works.stream().anyMatch(c -> !six(c));
        if (sixFails && !sixWorks && fourWorks) {
            sink.report(about(
                            way,
                            "TCP_FAMILY_BROKEN",
                            failed.stream().filter(PartialConnectRule::six).toList())
                    .groupedBy("detail", "IPv6")
                    .arg("expected", "IPv4")
                    .excluding("TCP_PARTIAL_ADDRESSES")
                    .build());
        } else if (fourFails && !fourWorks && sixWorks) {
            sink.report(about(
                            way,
                            "TCP_FAMILY_BROKEN",
                            failed.stream().filter(c -> !six(c)).toList())
                    .groupedBy("detail", "IPv4")
                    .arg("expected", "IPv6")
                    .excluding("TCP_PARTIAL_ADDRESSES")
                    .build());
        } else {
            sink.report(about(way, "TCP_PARTIAL_ADDRESSES", failed)
                    .excluding("TCP_FAMILY_BROKEN")
                    .build());
        }
    }

    /** A machine without IPv6 says so at once; nobody on it waits for IPv6. */
    private static boolean familyNotConfigured(TcpConnect connect) {
        return connect.failure() != null
                && connect.failure().kind() == FailureKind.NETWORK_UNREACHABLE
                && connect.took().compareTo(AT_ONCE) < 0;
    }

    private static boolean six(TcpConnect connect) {
        return connect.address() instanceof Inet6Address;
    }

    private static FindingBuilder about(Way way, String id, List<TcpConnect> failed) {
        List<InetAddress> dead = failed.stream().map(TcpConnect::address).toList();
        return way.into(Finding.of(NetworkFindings.type(id), Confidence.CONFIRMED))
                .arg("address", Addresses.list(dead))
                .because(way.because(TcpConnect.class));
    }
}
