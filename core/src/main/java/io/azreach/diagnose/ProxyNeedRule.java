package io.azreach.diagnose;

import io.azreach.model.Confidence;
import io.azreach.model.Finding;
import io.azreach.model.HostPort;
import io.azreach.model.Route;
import io.azreach.model.RuleId;
import io.azreach.spi.DiagnosisRule;
import io.azreach.spi.EvidenceView;
import io.azreach.spi.FindingSink;

/** A configured proxy that is dead, where the direct way leads to the genuine target. */
final class ProxyNeedRule implements DiagnosisRule {
    @Override
    public RuleId id() {
        return RuleId.of("core.proxy-need");
    }

    @Override
    public void examine(EvidenceView evidence, FindingSink sink) {
        boolean scripted = evidence.settings().value("pac").isPresent();
        for (var way : Way.all(evidence)) {
            if (!scripted && way.target().route() instanceof Route.ViaProxy via && ProxyDetour.dead(way)) {
                ProxyDetour.direct(way, sink).ifPresent(open -> sink.report(finding(way, via.proxy(), open)));
            }
        }
    }

    private static Finding finding(Way way, HostPort proxy, ProxyDetour.Open open) {
        var finding = way.into(Finding.of(NetworkFindings.type("PROXY_SET_NOT_NEEDED"), Confidence.CONFIRMED))
                .groupedBy("proxy", proxy)
                .because(open.because())
                .because(way.evidence().on(way.target(), io.azreach.model.evidence.TcpConnect.class).stream()
                        .map(r -> r.source().ref())
                        .toList());
        var view = new ProxyView(way.evidence());
        view.settings().stream()
                .filter(s -> s.readers().contains(view.actor()) && proxy.equals(s.proxy()))
                .findFirst()
                .ifPresent(s -> finding.arg("setting", ProxyView.place(s)));
        return finding.build();
    }
}
