package io.azreach.diagnose;

import io.azreach.model.Confidence;
import io.azreach.model.Finding;
import io.azreach.model.Route;
import io.azreach.model.RuleId;
import io.azreach.model.evidence.PacDecision;
import io.azreach.spi.DiagnosisRule;
import io.azreach.spi.EvidenceView;
import io.azreach.spi.FindingSink;
import io.azreach.spi.Recorded;
import java.util.Optional;

/** A proxy script that works and names a dead proxy, while another way leads to the target. */
final class ProxyScriptRule implements DiagnosisRule {
    @Override
    public RuleId id() {
        return RuleId.of("core.proxy-script");
    }

    @Override
    public void examine(EvidenceView evidence, FindingSink sink) {
        for (var way : Way.all(evidence)) {
            decision(way).ifPresent(said -> other(way, sink).ifPresent(open -> sink.report(finding(way, said, open))));
        }
    }

    private static Optional<Recorded<PacDecision>> decision(Way way) {
        return way.evidence().all(PacDecision.class).stream()
                .filter(d -> d.source().probe().value().equals("core.pac-route"))
                .filter(d -> d.target().by(Route.DIRECT).equals(way.target().by(Route.DIRECT)))
                .filter(d -> d.evidence().problem() == null)
                .filter(d -> d.evidence().proxy() != null)
                .findFirst();
    }

    private static Optional<ProxyDetour.Open> other(Way way, FindingSink sink) {
        return way.target().route() instanceof Route.ViaProxy via && ProxyDetour.dead(way)
                ? ProxyDetour.otherThan(via.proxy(), way, sink)
                : Optional.empty();
    }

    private static Finding finding(Way way, Recorded<PacDecision> said, ProxyDetour.Open open) {
        return way.into(Finding.of(NetworkFindings.type("PROXY_PAC_RESULT"), Confidence.CONFIRMED))
                .groupedBy("url", said.evidence().script())
                .arg("actual", String.join("; ", said.evidence().ways()))
                .arg("expected", open)
                .because(said.source().ref())
                .because(open.because())
                .excluding("PROXY_PAC_INVALID", "PROXY_PAC_UNREACHABLE")
                .build();
    }
}
