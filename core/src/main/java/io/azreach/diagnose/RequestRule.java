package io.azreach.diagnose;

import io.azreach.model.Confidence;
import io.azreach.model.Failure;
import io.azreach.model.FailureKind;
import io.azreach.model.Finding;
import io.azreach.model.FindingBuilder;
import io.azreach.model.RuleId;
import io.azreach.model.evidence.HttpExchange;
import io.azreach.spi.DiagnosisRule;
import io.azreach.spi.EvidenceView;
import io.azreach.spi.FindingSink;
import java.util.Set;

/** A request that got no answer although everything below stands. */
final class RequestRule implements DiagnosisRule {
    /** What a server says, after the handshake, about a client's certificate that is missing or not to its taste. */
    private static final Set<String> ABOUT_CLIENT = Set.of(
            "certificate_required",
            "bad_certificate",
            "unsupported_certificate",
            "certificate_unknown",
            "unknown_ca",
            "handshake_failure",
            "access_denied",
            "unknown");

    @Override
    public RuleId id() {
        return RuleId.of("core.request");
    }

    @Override
    public void examine(EvidenceView evidence, FindingSink sink) {
        for (var way : Way.all(evidence)) {
            var http = way.http();
            if (http != null && http.failure() != null && http.status() == null && !RepeatRule.known(way)) {
                sink.report(finding(way, http, http.failure()).build());
            }
        }
    }

    private static FindingBuilder finding(Way way, HttpExchange http, Failure failure) {
        if (failure.kind() == FailureKind.TIMEOUT) {
            return about(way, http, "HTTP_TIMEOUT", Confidence.CONFIRMED).excluding("TLS_HANDSHAKE_TIMEOUT");
        }
        if (failure.kind() == FailureKind.TLS_ALERT) {
            var alert = failure.detail() == null ? "unknown" : failure.detail();
            var id = ABOUT_CLIENT.contains(alert) ? "TLS_CLIENT_CERT_REQUIRED" : "TLS_ALERT";
            return about(way, http, id, Confidence.LIKELY).arg("alert", alert);
        }
        if (failure.kind() == FailureKind.RESET) {
            return about(way, http, "TCP_RESET_MID_STREAM", Confidence.CONFIRMED)
                    .excluding("TLS_RESET");
        }
        return about(way, http, "HTTP_TRUNCATED", Confidence.CONFIRMED)
                .severity(io.azreach.model.Severity.BLOCKER)
                .arg("detail", failure);
    }

    private static FindingBuilder about(Way way, HttpExchange http, String id, Confidence confidence) {
        return way.into(Finding.of(NetworkFindings.type(id), confidence))
                .arg("ms", http.took().toMillis())
                .because(way.because(HttpExchange.class));
    }
}
