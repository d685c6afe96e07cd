package io.azreach.diagnose;

import io.azreach.model.Confidence;
import io.azreach.model.Finding;
import io.azreach.model.Route;
import io.azreach.model.RuleId;
import io.azreach.model.evidence.ProxySetting;
import io.azreach.spi.DiagnosisRule;
import io.azreach.spi.EvidenceView;
import io.azreach.spi.FindingSink;
import java.util.Optional;

/** The way the replication agent's own setting names is dead, while another way leads to the target. */
final class ProxyAgentRule implements DiagnosisRule {
    private static final String OWN_FILE = "ProxyInfo.conf";

    @Override
    public RuleId id() {
        return RuleId.of("core.proxy-agent");
    }

    @Override
    public void examine(EvidenceView evidence, FindingSink sink) {
        var view = new ProxyView(evidence);
        for (var way : Way.all(evidence)) {
            var decision = view.decision(way.target(), ProxyView.AGENT);
            var setting = decision.setting();
            if (setting != null
                    && setting.source().endsWith(OWN_FILE)
                    && decision.route() instanceof Route.ViaProxy via
                    && dead(way, via, sink)) {
                other(way, via, sink).ifPresent(open -> sink.report(finding(way, setting, via, open)));
            }
        }
    }

    private static boolean dead(Way way, Route.ViaProxy via, FindingSink sink) {
        if (!way.target().route().equals(via)) {
            sink.ask(Contrasts.by(way.target(), via));
        }
        return ProxyDetour.dead(way.by(via));
    }

    private static Optional<ProxyDetour.Open> other(Way way, Route.ViaProxy via, FindingSink sink) {
        if (!way.target().route().equals(via) && ProxyDetour.genuine(way)) {
            return way.evidence().observations().stream()
                    .filter(o -> o.target().equals(way.target()))
                    .findFirst()
                    .map(o -> new ProxyDetour.Open(way.target().route(), o.ref()));
        }
        return ProxyDetour.otherThan(via.proxy(), way, sink);
    }

    private static Finding finding(Way way, ProxySetting setting, Route.ViaProxy via, ProxyDetour.Open open) {
        return way.into(Finding.of(NetworkFindings.type("PROXY_AGENT_SETTING_MISMATCH"), Confidence.CONFIRMED))
                .groupedBy("actual", via)
                .arg("setting", ProxyView.place(setting))
                .arg("expected", open)
                .because(open.because())
                .excluding("PROXY_REQUIRED_NOT_SET")
                .build();
    }
}
