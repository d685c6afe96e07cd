package io.azreach.azure.ike;

import io.azreach.model.Confidence;
import io.azreach.model.RuleId;
import io.azreach.model.evidence.IkeAnswer;
import io.azreach.spi.DiagnosisRule;
import io.azreach.spi.EvidenceView;
import io.azreach.spi.FindingSink;

/** Whether the gateway took our proof of the pre-shared key; its refusal came encrypted, so nobody else wrote it. */
final class KeyRule implements DiagnosisRule {
    @Override
    public RuleId id() {
        return RuleId.of("azure.ike-key");
    }

    @Override
    public void examine(EvidenceView evidence, FindingSink sink) {
        for (var gateway : Gateway.in(evidence)) {
            var refused =
                    gateway.only(a -> a.exchange().equals("auth") && "AUTHENTICATION_FAILED".equals(a.notification()));
            if (!refused.isEmpty()) {
                sink.report(gateway.finding(IkeFindings.PSK_MISMATCH, Confidence.LIKELY, refused)
                        .arg("notify", Gateway.each(refused, IkeAnswer::notification))
                        .excluding("VPN_IKE_POLICY_MISMATCH", "VPN_PEER_UNREACHABLE")
                        .build());
            }
        }
    }
}
