package io.azreach.diagnose;

import io.azreach.model.Confidence;
import io.azreach.model.Finding;
import io.azreach.model.RuleId;
import io.azreach.model.Target;
import io.azreach.model.evidence.ProxySetting;
import io.azreach.spi.DiagnosisRule;
import io.azreach.spi.EvidenceView;
import io.azreach.spi.FindingSink;

/** Settings that carry a user name or password; which ones was dropped when they were read. */
final class ProxyCredentialsRule implements DiagnosisRule {
    @Override
    public RuleId id() {
        return RuleId.of("core.proxy-credentials");
    }

    @Override
    public void examine(EvidenceView evidence, FindingSink sink) {
        for (var setting : evidence.all(ProxySetting.class)) {
            var proxy = setting.evidence().proxy();
            if (setting.evidence().credentials()) {
                var finding = Finding.of(NetworkFindings.type("PROXY_CREDENTIALS_IN_URL"), Confidence.CONFIRMED)
                        .on(Target.MACHINE)
                        .arg("setting", ProxyView.place(setting.evidence()))
                        .because(setting.source().ref());
                sink.report((proxy == null ? finding : finding.groupedBy("proxy", proxy)).build());
            }
        }
    }
}
