package io.azreach.diagnose;

import io.azreach.model.Confidence;
import io.azreach.model.Failure;
import io.azreach.model.Finding;
import io.azreach.model.FindingBuilder;
import io.azreach.model.Observation;
import io.azreach.model.RuleId;
import io.azreach.model.evidence.HelloAnswer;
import io.azreach.model.evidence.TlsHandshake;
import io.azreach.spi.DiagnosisRule;
import io.azreach.spi.EvidenceView;
import io.azreach.spi.FindingSink;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

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
            case RESET, CLOSED -> Filters.cut(way, tls, failure.kind(), sink);
            case TIMEOUT -> Filters.silent(way, tls, sink);
            default -> sink.report(broken(way, tls, failure).build());
        }
    }

    /** Nobody declined, and yet there is no handshake: what one side sent the other cannot take. */
    private static FindingBuilder broken(Way way, TlsHandshake tls, Failure failure) {
        var word = failure.kind().name().toLowerCase(Locale.ROOT).replaceFirst("^tls_", "");
        var finding = about(way, tls, "TLS_ALERT", Confidence.POSSIBLE).arg("alert", word);
        return failure.detail() == null ? finding : finding.arg("detail", failure.detail());
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
        if (alert.equals("handshake_failure") && !tls.chain().isEmpty()) {
            // suites were agreed on before: what the server misses came with the client's answer
            sink.report(about(way, tls, "TLS_CLIENT_CERT_REQUIRED", Confidence.LIKELY)
                    .arg("alert", alert)
                    .excluding("TLS_NO_COMMON_CIPHER", "TLS_VERSION_MISMATCH")
                    .build());
        } else if (id.equals("TLS_VERSION_MISMATCH") || id.equals("TLS_NO_COMMON_CIPHER")) {
            sink.report(mismatch(way, tls, id, alert, sink).build());
        } else {
            sink.report(about(way, tls, id, Confidence.CONFIRMED)
                    .arg("alert", alert)
                    .excluding("TLS_RESET", "TLS_HANDSHAKE_TIMEOUT")
                    .build());
        }
    }

    /** Both sides speak TLS but have no version or no suite in common; asking version by version tells which. */
    private static FindingBuilder mismatch(Way way, TlsHandshake tls, String id, String alert, FindingSink sink) {
        var contrast = Contrasts.versions(way.target(), tls.address());
        sink.ask(contrast);
        var scan = way.evidence().answerTo(contrast);
        var accepted = scan.map(HandshakeRule::accepted).orElse(List.of());
        boolean modern = accepted.contains("TLSv1.2") || accepted.contains("TLSv1.3");
        var named = accepted.isEmpty() ? id : modern ? "TLS_NO_COMMON_CIPHER" : "TLS_VERSION_MISMATCH";
        var finding = about(way, tls, named, accepted.isEmpty() ? Confidence.LIKELY : Confidence.CONFIRMED)
                .arg("alert", alert)
                .excluding("TLS_RESET", "TLS_HANDSHAKE_TIMEOUT");
        scan.ifPresent(o -> finding.because(o.ref()));
        return accepted.isEmpty() ? finding : finding.arg("offered", String.join(", ", accepted));
    }

    private static List<String> accepted(Observation scan) {
        return scan.evidence().stream()
                .filter(e -> e instanceof HelloAnswer)
                .map(e -> (HelloAnswer) e)
                .filter(a -> a.version() != null && a.offered().endsWith(a.version()))
                .map(HelloAnswer::version)
                .filter(Objects::nonNull)
                .distinct()
                .sorted()
                .toList();
    }

    static FindingBuilder about(Way way, TlsHandshake tls, String id, Confidence confidence) {
        return way.into(Finding.of(NetworkFindings.type(id), confidence))
                .arg("address", tls.address().getHostAddress())
                .arg("ms", tls.took().toMillis())
                .because(way.because(TlsHandshake.class));
    }
}
