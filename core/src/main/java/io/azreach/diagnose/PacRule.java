package io.azreach.diagnose;

import io.azreach.model.Confidence;
import io.azreach.model.Finding;
import io.azreach.model.FindingBuilder;
import io.azreach.model.RuleId;
import io.azreach.model.Severity;
import io.azreach.model.evidence.PacDecision;
import io.azreach.model.evidence.PacFile;
import io.azreach.spi.DiagnosisRule;
import io.azreach.spi.EvidenceView;
import io.azreach.spi.FindingSink;
import io.azreach.spi.Recorded;

/** A proxy script that this run was told to obey and that cannot be had or cannot be run. */
final class PacRule implements DiagnosisRule {
    @Override
    public RuleId id() {
        return RuleId.of("core.pac");
    }

    @Override
    public void examine(EvidenceView evidence, FindingSink sink) {
        for (var file : evidence.all(PacFile.class)) {
            if (file.source().target().isMachine() && file.evidence().script() == null) {
                Way.all(evidence).stream().filter(Way::web).forEach(way -> sink.report(unreachable(way, file)));
            }
        }
        for (var decision : evidence.all(PacDecision.class)) {
            if (decision.evidence().problem() != null
                    && decision.source().probe().value().equals("core.pac-route")) {
                sink.report(invalid(new Way(decision.target(), evidence), decision));
            }
        }
    }

    private static Finding unreachable(Way way, Recorded<PacFile> file) {
        var finding =
                about(way, "PROXY_PAC_UNREACHABLE", file.evidence().url(), file).excluding("PROXY_PAC_INVALID");
        if (file.evidence().status() != null) {
            finding.arg("status", file.evidence().status());
        }
        if (file.evidence().failure() != null) {
            finding.arg("detail", file.evidence().failure());
        }
        return finding.build();
    }

    private static Finding invalid(Way way, Recorded<PacDecision> decision) {
        return about(way, "PROXY_PAC_INVALID", decision.evidence().script(), decision)
                .arg(
                        "detail",
                        decision.evidence().problem() + ": "
                                + decision.evidence().detail())
                .excluding("PROXY_PAC_UNREACHABLE")
                .build();
    }

    private static FindingBuilder about(Way way, String id, String url, Recorded<?> source) {
        return way.into(Finding.of(NetworkFindings.type(id), Confidence.CONFIRMED))
                .severity(way.answered() ? Severity.RISK : Severity.BLOCKER)
                .groupedBy("url", url)
                .because(source.source().ref());
    }
}
