package io.azreach.diagnose;

import io.azreach.model.Confidence;
import io.azreach.model.Finding;
import io.azreach.model.FindingBuilder;
import io.azreach.model.ObservationId;
import io.azreach.model.RuleId;
import io.azreach.model.evidence.HttpExchange;
import io.azreach.model.evidence.TlsHandshake;
import io.azreach.model.evidence.TrustVerdict.Verdict;
import io.azreach.spi.DiagnosisRule;
import io.azreach.spi.EvidenceView;
import io.azreach.spi.FindingSink;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Something takes over connections that were made directly. Its mark in an answer tells a proxy from a mere interceptor. */
final class TransparentProxyRule implements DiagnosisRule {
    @Override
    public RuleId id() {
        return RuleId.of("core.transparent-proxy");
    }

    @Override
    public void examine(EvidenceView evidence, FindingSink sink) {
        for (var way : Way.direct(evidence)) {
            if (way.web() && way.connected()) {
                judge(way, sink);
            }
        }
    }

    private static void judge(Way way, FindingSink sink) {
        var mark = foreignMark(way);
        if (mark == null && !smells(way)) {
            return;
        }
        var accepted = Interceptor.seen(way, sink);
        if (mark != null) {
            var finding = about(way, "PROXY_TRANSPARENT", accepted)
                    .arg("detail", mark)
                    .because(way.because(HttpExchange.class));
            var tls = way.tls();
            if (tls != null && !tls.chain().isEmpty()) {
                finding.arg("issuer", tls.chain().get(0).issuer());
            }
            sink.report(finding.build());
        } else if (accepted.isPresent()) {
            sink.report(about(way, "TCP_ACCEPTED_BY_INTERCEPTOR", accepted)
                    .groupedBy("port", way.target().port())
                    .build());
        }
    }

    private static FindingBuilder about(Way way, String id, Optional<ObservationId> accepted) {
        var finding = way.into(
                Finding.of(NetworkFindings.type(id), accepted.isPresent() ? Confidence.CONFIRMED : Confidence.LIKELY));
        accepted.ifPresent(finding::because);
        return finding;
    }

    /** The mark of a proxy in an answer that the genuine server did not protect: it may well stand behind a proxy of its own. */
    private static @Nullable String foreignMark(Way way) {
        var http = way.http();
        if (http == null || (way.tls() != null && !replaced(way.tls()))) {
            return null;
        }
        return http.header("via");
    }

    /** A certificate that no root of Azure or of Java stands behind. */
    static boolean replaced(TlsHandshake tls) {
        return tls.verdictOf("azure") == Verdict.NO_PATH && tls.verdictOf("jvm") == Verdict.NO_PATH;
    }

    /** The connection stood, and what followed was not the service's. */
    private static boolean smells(Way way) {
        var tls = way.tls();
        return tls != null && (tls.failure() != null || replaced(tls));
    }
}
