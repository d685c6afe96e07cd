package io.azreach.diagnose;

import io.azreach.model.Confidence;
import io.azreach.model.Finding;
import io.azreach.model.RuleId;
import io.azreach.model.Severity;
import io.azreach.model.evidence.StateCheck;
import io.azreach.spi.DiagnosisRule;
import io.azreach.spi.EvidenceView;
import io.azreach.spi.FindingSink;

/** Turns a plain comparison of a plugin into a finding when the value is known and differs. */
final class StateRule implements DiagnosisRule {
    @Override
    public RuleId id() {
        return RuleId.of("core.state");
    }

    @Override
    public void examine(EvidenceView evidence, FindingSink sink) {
        for (var check : evidence.all(StateCheck.class)) {
            var actual = check.evidence().actual();
            if (actual != null && !actual.equals(check.evidence().expected())) {
                sink.report(Finding.of(NetworkFindings.type("STATE_DIFFERS"), Confidence.CONFIRMED)
                        .severity(Severity.RISK)
                        .on(check.target())
                        .groupedBy("name", check.evidence().name())
                        .arg("expected", check.evidence().expected())
                        .arg("actual", actual)
                        .because(check.source().ref())
                        .build());
            }
        }
    }
}
