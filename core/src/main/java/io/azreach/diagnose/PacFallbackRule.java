package io.azreach.diagnose;

import io.azreach.model.Confidence;
import io.azreach.model.FailureKind;
import io.azreach.model.Finding;
import io.azreach.model.Route;
import io.azreach.model.RuleId;
import io.azreach.model.Severity;
import io.azreach.model.evidence.PacDecision;
import io.azreach.model.evidence.PacDecision.PassedOver;
import io.azreach.spi.DiagnosisRule;
import io.azreach.spi.EvidenceView;
import io.azreach.spi.FindingSink;
import io.azreach.spi.Recorded;

/** A proxy that the script names and that accepts no connection, so that every reader of the script goes on to the next way. */
final class PacFallbackRule implements DiagnosisRule {
    @Override
    public RuleId id() {
        return RuleId.of("core.pac-fallback");
    }

    @Override
    public void examine(EvidenceView evidence, FindingSink sink) {
        for (var decision : evidence.all(PacDecision.class)) {
            if (decision.source().probe().value().equals("core.pac-route")) {
                for (var dead : decision.evidence().passedOver()) {
                    sink.report(finding(taken(decision, evidence), decision, dead));
                }
            }
        }
    }

    private static Way taken(Recorded<PacDecision> decision, EvidenceView evidence) {
        var proxy = decision.evidence().proxy();
        return new Way(decision.target(), evidence).by(proxy == null ? Route.DIRECT : new Route.ViaProxy(proxy));
    }

    private static Finding finding(Way way, Recorded<PacDecision> decision, PassedOver dead) {
        return way.into(Finding.of(NetworkFindings.type(id(dead.failure().kind())), Confidence.CONFIRMED))
                .severity(way.works() ? Severity.DEGRADED : Severity.BLOCKER)
                .groupedBy("proxy", dead.proxy())
                .arg("setting", decision.evidence().script())
                .arg("ms", dead.took().toMillis())
                .arg("actual", way.target().route())
                .because(decision.source().ref())
                .excluding("PROXY_PAC_INVALID")
                .build();
    }

    private static String id(FailureKind kind) {
        return switch (kind) {
            case REFUSED -> "PROXY_REFUSED";
            case NAME_NOT_RESOLVED -> "PROXY_NAME_UNRESOLVED";
            default -> "PROXY_TIMEOUT";
        };
    }
}
