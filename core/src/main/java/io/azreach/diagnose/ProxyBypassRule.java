package io.azreach.diagnose;

import io.azreach.model.Confidence;
import io.azreach.model.Finding;
import io.azreach.model.HostPort;
import io.azreach.model.Route;
import io.azreach.model.RuleId;
import io.azreach.model.Target;
import io.azreach.model.evidence.MachineFacts;
import io.azreach.model.evidence.ProxySetting;
import io.azreach.spi.DiagnosisRule;
import io.azreach.spi.EvidenceView;
import io.azreach.spi.FindingSink;
import java.util.List;
import java.util.Set;

/** What the actor must reach directly and would ask its proxy for: the platform's own addresses, names of private endpoints. */
final class ProxyBypassRule implements DiagnosisRule {
    private static final Set<String> AZURE_VM = Set.of("instance-metadata", "azure-vm");
    private static final List<HostPort> PLATFORM =
            List.of(new HostPort("169.254.169.254", 80), new HostPort("168.63.129.16", 80));

    @Override
    public RuleId id() {
        return RuleId.of("core.proxy-bypass");
    }

    @Override
    public void examine(EvidenceView evidence, FindingSink sink) {
        var view = new ProxyView(evidence);
        if (onAzure(evidence)) {
            PLATFORM.forEach(where -> platform(view, where, sink));
        }
        for (var way : Way.all(evidence)) {
            if (way.target().route() instanceof Route.ViaProxy via && isPrivate(way) && !way.works()) {
                var finding = way.into(Finding.of(NetworkFindings.type("PROXY_BYPASS_MISSING"), Confidence.POSSIBLE))
                        .groupedBy("proxy", via.proxy())
                        .arg("name", way.target().host());
                var setting = view.decision(way.target(), view.actor()).setting();
                sink.report((setting == null ? finding : finding.arg("setting", ProxyView.place(setting))).build());
            }
        }
    }

    private static boolean onAzure(EvidenceView evidence) {
        return evidence.all(MachineFacts.class).stream()
                .anyMatch(f -> AZURE_VM.contains(f.evidence().topic()));
    }

    private static boolean isPrivate(Way way) {
        return way.target().hint("expect").map("private"::equals).orElse(false);
    }

    private static void platform(ProxyView view, HostPort where, FindingSink sink) {
        var decision = view.decision("http", where);
        if (decision.route() instanceof Route.ViaProxy via && decision.setting() != null) {
            var setting = decision.setting();
            var finding = Finding.of(NetworkFindings.type("PROXY_BYPASS_MISSING"), Confidence.LIKELY)
                    .on(Target.MACHINE)
                    .groupedBy("proxy", via.proxy())
                    .arg("name", where.host())
                    .arg("setting", ProxyView.place(setting));
            view.evidence().all(ProxySetting.class).stream()
                    .filter(s -> s.evidence().equals(setting))
                    .forEach(s -> finding.because(s.source().ref()));
            sink.report(finding.build());
        }
    }
}
