package io.azreach.azure.ike;

import io.azreach.model.Confidence;
import io.azreach.model.RuleId;
import io.azreach.model.Severity;
import io.azreach.model.evidence.IkeAnswer;
import io.azreach.spi.DiagnosisRule;
import io.azreach.spi.EvidenceView;
import io.azreach.spi.FindingSink;
import java.util.List;
import java.util.Objects;

/**
 * Which of a gateway's two ports can be reached. One that answers shows that the gateway is there and the way is open, so that
 * the silence of the other is its own; when both are silent, nobody knows which of the two is missing.
 */
final class PortRule implements DiagnosisRule {
    @Override
    public RuleId id() {
        return RuleId.of("azure.ike-ports");
    }

    @Override
    public void examine(EvidenceView evidence, FindingSink sink) {
        for (var gateway : Gateway.in(evidence)) {
            int plain = gateway.target().port();
            var first = gateway.only(a -> a.exchange().equals("sa-init") && a.port() == plain);
            var second = gateway.only(a -> a.exchange().equals("sa-init") && a.port() != plain);
            if (!first.isEmpty() && !second.isEmpty()) {
                judge(gateway, first, second, sink);
            }
        }
    }

    private static void judge(Gateway gateway, List<IkeAnswer> first, List<IkeAnswer> second, FindingSink sink) {
        boolean firstOpen = first.stream().anyMatch(IkeAnswer::answered);
        boolean secondOpen = second.stream().anyMatch(IkeAnswer::answered);
        if (!firstOpen && !secondOpen) {
            var both = java.util.stream.Stream.concat(first.stream(), second.stream())
                    .toList();
            sink.report(gateway.finding(IkeFindings.PEER_UNREACHABLE, Confidence.LIKELY, both)
                    .arg("failure", failures(both))
                    .excluding("VPN_UDP500_BLOCKED", "VPN_UDP4500_BLOCKED")
                    .build());
        } else if (!firstOpen) {
            sink.report(gateway.finding(IkeFindings.UDP500_BLOCKED, Confidence.CONFIRMED, first)
                    .arg("failure", failures(first))
                    .excluding("VPN_PEER_UNREACHABLE")
                    .build());
        } else if (!secondOpen) {
            sink.report(blockedBehindTranslator(gateway, first, second));
        }
    }

    /** A gateway that looks for translators listens on the second port; without one on the way the tunnel does not need it. */
    private static io.azreach.model.Finding blockedBehindTranslator(
            Gateway gateway, List<IkeAnswer> first, List<IkeAnswer> second) {
        var words = first.stream()
                .map(IkeAnswer::translated)
                .filter(Objects::nonNull)
                .toList();
        var confidence = words.isEmpty() ? Confidence.LIKELY : Confidence.CONFIRMED;
        boolean needed = words.isEmpty() || words.contains(true);
        return gateway.finding(IkeFindings.UDP4500_BLOCKED, confidence, second)
                .severity(needed ? Severity.BLOCKER : Severity.DEGRADED)
                .arg("failure", failures(second))
                .excluding("VPN_PEER_UNREACHABLE", "VPN_UDP500_BLOCKED")
                .build();
    }

    private static String failures(List<IkeAnswer> answers) {
        return Gateway.each(answers, IkeAnswer::failure);
    }
}
