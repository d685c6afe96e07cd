package io.azreach.diagnose;

import io.azreach.model.Confidence;
import io.azreach.model.Failure;
import io.azreach.model.Finding;
import io.azreach.model.FindingBuilder;
import io.azreach.model.RuleId;
import io.azreach.model.evidence.TlsHandshake;
import io.azreach.spi.DiagnosisRule;
import io.azreach.spi.EvidenceView;
import io.azreach.spi.FindingSink;

/** Why a handshake did not complete. */
final class HandshakeRule implements DiagnosisRule {
    @Override
    public RuleId id() {
        return RuleId.of("core.handshake");
    }

    @Override
    public void examine(EvidenceView evidence, FindingSink sink) {
        for (var way : Way.all(evidence)) {
            var tls = way.tls();
            if (tls != null && tls.failure() != null) {
                judge(way, tls, tls.failure(), sink);
            }
        }
    }

    private static void judge(Way way, TlsHandshake tls, Failure failure, FindingSink sink) {
        switch (failure.kind()) {
            case TLS_ALERT -> alert(way, tls, sink);
            case TLS_NOT_TLS ->
                sink.report(about(way, tls, "TLS_NOT_TLS", Confidence.CONFIRMED)
                        .arg("detail", failure.detail() == null ? "" : failure.detail())
                        .excluding("TLS_VERSION_MISMATCH", "TLS_HANDSHAKE_TIMEOUT")
                        .build());
            case RESET -> Filters.reset(way, tls, sink);
            case TIMEOUT -> Filters.silent(way, tls, sink);
            case CLOSED ->
                sink.report(about(way, tls, "TLS_CLOSED", Confidence.LIKELY)
                        .excluding("TLS_RESET", "TLS_HANDSHAKE_TIMEOUT")
                        .build());
            default ->
                sink.report(about(way, tls, "TLS_ALERT", Confidence.POSSIBLE)
                        .arg("alert", failure)
                        .build());
        }
    }

    private static void alert(Way way, TlsHandshake tls, FindingSink sink) {
        var alert = tls.alert() == null ? "unknown" : tls.alert();
        var id =
                switch (alert) {
                    case "protocol_version" -> "TLS_VERSION_MISMATCH";
                    case "handshake_failure", "insufficient_security" -> "TLS_NO_COMMON_CIPHER";
                    case "unrecognized_name" -> "TLS_SNI_REJECTED";
                    case "certificate_required", "bad_certificate", "no_certificate" -> "TLS_CLIENT_CERT_REQUIRED";
                    default -> "TLS_ALERT";
                };
        var finding = about(way, tls, id, Confidence.CONFIRMED).arg("alert", alert);
        sink.report(finding.excluding("TLS_RESET", "TLS_HANDSHAKE_TIMEOUT").build());
    }

    static FindingBuilder about(Way way, TlsHandshake tls, String id, Confidence confidence) {
        return way.into(Finding.of(NetworkFindings.type(id), confidence))
                .arg("address", tls.address().getHostAddress())
                .arg("ms", tls.took().toMillis())
                .because(way.because(TlsHandshake.class));
    }
}
