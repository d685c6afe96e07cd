package io.azreach.diagnose;

import io.azreach.model.Confidence;
import io.azreach.model.Finding;
import io.azreach.model.RuleId;
import io.azreach.model.evidence.ProxySetting;
import io.azreach.spi.DiagnosisRule;
import io.azreach.spi.EvidenceView;
import io.azreach.spi.FindingSink;
import java.util.Objects;
import java.util.TreeSet;

/**
 * Actors whose settings send one target different ways. Only those that are told something are held against the actor of the
 * run: most machines configure just the programs that need a proxy.
 */
final class ProxyMatrixRule implements DiagnosisRule {
    @Override
    public RuleId id() {
        return RuleId.of("core.proxy-matrix");
    }

    @Override
    public void examine(EvidenceView evidence, FindingSink sink) {
        var view = new ProxyView(evidence);
        if (!view.overruled()) {
            Way.all(evidence).stream().filter(Way::web).forEach(way -> compare(way, view, sink));
        }
    }

    private static void compare(Way way, ProxyView view, FindingSink sink) {
        var own = view.decision(way.target(), view.actor());
        var ours = own.setting();
        if (ours == null || scripted(ours)) {
            return;
        }
        var others = new TreeSet<String>();
        for (var actor : view.actors()) {
            var other = view.decision(way.target(), actor);
            var setting = other.setting();
            if (setting != null && !scripted(setting) && !other.route().equals(own.route())) {
                others.add(actor + ": " + words(other));
            }
        }
        if (!others.isEmpty()) {
            var finding = way.into(Finding.of(NetworkFindings.type("PROXY_SETTINGS_DISAGREE"), Confidence.CONFIRMED))
                    .arg("setting", view.actor() + ": " + words(own))
                    .arg("detail", String.join("; ", others))
                    .excluding("PROXY_ENV_CASE_CONFLICT");
            view.recorded().forEach(s -> finding.because(s.source().ref()));
            sink.report(finding.build());
        }
    }

    /** What a script says for others than this run's actor is not known. */
    private static boolean scripted(ProxySetting setting) {
        return setting.pacUrl() != null;
    }

    private static String words(ProxyChoice.Decision decision) {
        var setting = Objects.requireNonNull(decision.setting());
        var bypass = decision.bypass() == null ? "" : " by " + decision.bypass();
        return decision.route() + bypass + " (" + ProxyView.place(setting) + ")";
    }
}
