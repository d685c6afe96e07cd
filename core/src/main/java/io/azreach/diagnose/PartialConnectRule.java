package io.azreach.diagnose;

import io.azreach.model.Confidence;
import io.azreach.model.Finding;
import io.azreach.model.FindingBuilder;
import io.azreach.model.RuleId;
import io.azreach.model.Severity;
import io.azreach.model.evidence.TcpConnect;
import io.azreach.spi.DiagnosisRule;
import io.azreach.spi.EvidenceView;
import io.azreach.spi.FindingSink;
import io.azreach.spi.FollowUp;
import java.net.InetAddress;
import java.util.List;

/** Some addresses of a name work and others do not: split by family, or address by address. */
final class PartialConnectRule implements DiagnosisRule {
    @Override
    public RuleId id() {
        return RuleId.of("core.partial-connect");
    }

    @Override
    public void examine(EvidenceView evidence, FindingSink sink) {
        for (var way : Way.all(evidence)) {
            if (way.connected()) {
                family(way, false, sink);
                family(way, true, sink);
            }
        }
    }

    private static void family(Way way, boolean six, FindingSink sink) {
        var own = Families.present(way).stream()
                .filter(c -> Families.six(c) == six)
                .toList();
        var failed = own.stream()
                .filter(c -> c.failure() != null && !way.reached(c.address()))
                .toList();
        if (failed.isEmpty()) {
            return;
        }
        var working = own.stream().filter(c -> c.failure() == null).findFirst();
        if (working.isPresent()) {
            some(way, failed, working.get().address(), sink);
        } else if (six && worksElsewhere(way)) {
            sink.report(dead(way, failed));
        } else {
            sink.report(about(way, "TCP_FAMILY_BROKEN", Confidence.CONFIRMED, failed)
                    .groupedBy("detail", six ? "IPv6" : "IPv4")
                    .arg("expected", six ? "IPv4" : "IPv6")
                    .excluding("TCP_PARTIAL_ADDRESSES")
                    .build());
            if (!six) {
                // a missing IPv6 is common; why IPv4 fails is a question of its own
                ConnectRule.judge(way, failed.get(0), LocalRoutes.of(way.evidence()), new Milder(sink));
            }
        }
    }

    /** IPv6 is there, and it is this address that is dead. */
    private static boolean worksElsewhere(Way way) {
        return Way.all(way.evidence()).stream()
                .filter(other -> !other.target().equals(way.target()))
                .flatMap(other -> other.connects().stream())
                .anyMatch(c -> Families.six(c) && c.failure() == null);
    }

    /** Passes on what is said, as something that other ways make up for. */
    private record Milder(FindingSink sink) implements FindingSink {
        @Override
        public void report(Finding finding) {
            sink.report(new Finding(
                    finding.id(),
                    Severity.DEGRADED,
                    finding.confidence(),
                    finding.targets(),
                    finding.args(),
                    finding.group(),
                    finding.because(),
                    finding.excluded()));
        }

        @Override
        public void ask(FollowUp followUp) {
            sink.ask(followUp);
        }
    }

    /** Those that a rule keeps away, and those where nobody is. A few tell of all: looking costs packets. */
    private static void some(Way way, List<TcpConnect> failed, InetAddress working, FindingSink sink) {
        var one = failed.get(0);
        var filter = FilteredAddress.of(way, one, working, sink);
        if (filter.isEmpty()) {
            sink.report(dead(way, failed));
            return;
        }
        var finding = about(way, "TCP_ADDRESS_FILTERED", filter.get().confidence(), failed)
                .severity(Severity.DEGRADED)
                .arg("addresses", Addresses.list(answering(way)))
                .excluding("TCP_FAMILY_BROKEN", "TCP_PARTIAL_ADDRESSES", "TCP_MEMBER_FAULT");
        filter.get().into(finding);
        sink.report(finding.build());
    }

    private static Finding dead(Way way, List<TcpConnect> failed) {
        return about(way, "TCP_PARTIAL_ADDRESSES", Confidence.CONFIRMED, failed)
                .arg("addresses", Addresses.list(answering(way)))
                .excluding("TCP_FAMILY_BROKEN")
                .build();
    }

    private static List<InetAddress> answering(Way way) {
        return way.connects().stream()
                .filter(c -> c.failure() == null)
                .map(TcpConnect::address)
                .toList();
    }

    private static FindingBuilder about(Way way, String id, Confidence confidence, List<TcpConnect> failed) {
        List<InetAddress> dead = failed.stream().map(TcpConnect::address).toList();
        return way.into(Finding.of(NetworkFindings.type(id), confidence))
                .arg("address", Addresses.list(dead))
                .because(way.because(TcpConnect.class));
    }
}
