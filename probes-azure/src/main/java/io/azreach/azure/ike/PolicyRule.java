package io.azreach.azure.ike;

import io.azreach.model.Confidence;
import io.azreach.model.RuleId;
import io.azreach.model.evidence.IkeAnswer;
import io.azreach.spi.DiagnosisRule;
import io.azreach.spi.EvidenceView;
import io.azreach.spi.FindingSink;
import java.util.List;
import java.util.Set;

/** Whether the gateway takes what is offered. What it took of a wider offer is what it wants. */
final class PolicyRule implements DiagnosisRule {
    private static final Set<String> REFUSALS =
            Set.of("NO_PROPOSAL_CHOSEN", "INVALID_KE_PAYLOAD", "INVALID_MAJOR_VERSION", "IKEv1");

    @Override
    public RuleId id() {
        return RuleId.of("azure.ike-policy");
    }

    @Override
    public void examine(EvidenceView evidence, FindingSink sink) {
        for (var gateway : Gateway.in(evidence)) {
            var answers = gateway.to("sa-init");
            if (!answers.isEmpty()) {
                judge(gateway, answers, sink);
            }
        }
    }

    private static void judge(Gateway gateway, List<IkeAnswer> answers, FindingSink sink) {
        var offered = answers.get(0).offered();
        var own = answers.stream().filter(a -> a.offered().equals(offered)).toList();
        var refused = own.stream().filter(PolicyRule::refuses).toList();
        boolean taken = own.stream().anyMatch(a -> a.chosen() != null);
        if (refused.isEmpty() || taken) {
            return;
        }
        var wanted = Gateway.each(answers, IkeAnswer::chosen);
        var group = Gateway.each(answers, IkeAnswer::wantedGroup);
        var finding = gateway.finding(
                        IkeFindings.POLICY_MISMATCH,
                        wanted.isEmpty() ? Confidence.LIKELY : Confidence.CONFIRMED,
                        refused)
                .arg("offered", String.join(", ", offered))
                .arg("notify", Gateway.each(refused, IkeAnswer::notification));
        if (!wanted.isEmpty()) {
            finding.arg("wanted", wanted);
        }
        if (!group.isEmpty()) {
            finding.arg("group", group);
        }
        sink.report(
                finding.excluding("VPN_PEER_UNREACHABLE", "VPN_PSK_MISMATCH").build());
    }

    private static boolean refuses(IkeAnswer answer) {
        var notification = answer.notification();
        return notification != null && REFUSALS.contains(notification);
    }
}
