package io.azreach.diagnose;

import io.azreach.model.evidence.CertificateFacts;
import io.azreach.model.evidence.TlsHandshake;
import io.azreach.model.evidence.TrustVerdict;
import io.azreach.model.evidence.TrustVerdict.Verdict;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** The certificate of a chain that this machine's clock finds outside of its dates: the one that stops the path, not always the leaf. */
record OutOfDate(CertificateFacts certificate, Verdict verdict) {
    /** By the system's store and, where that says otherwise, by Azure's; empty also when the system trusts the chain. */
    static Optional<OutOfDate> in(TlsHandshake tls) {
        if (tls.leaf() == null || tls.verdictOf("os") == Verdict.TRUSTED) {
            return Optional.empty();
        }
        return Stream.of(Verdict.EXPIRED, Verdict.NOT_YET_VALID)
                .filter(v -> tls.verdictOf("os") == v || tls.verdictOf("azure") == v)
                .map(v -> new OutOfDate(culprit(tls, v), v))
                .findFirst();
    }

    private static CertificateFacts culprit(TlsHandshake tls, Verdict verdict) {
        var stopped = tls.trust().stream()
                .filter(t -> t.verdict() == verdict)
                .map(TrustVerdict::detail)
                .filter(Objects::nonNull)
                .findFirst();
        return tls.chain().stream()
                .filter(c -> stopped.map(c.subject()::equals).orElse(false))
                .findFirst()
                .orElse(tls.chain().get(0));
    }

    boolean validAt(Instant time) {
        return time.isAfter(certificate.notBefore()) && time.isBefore(certificate.notAfter());
    }
}
