package io.azreach.diagnose;

import io.azreach.model.Confidence;
import io.azreach.model.evidence.CertificateFacts;
import io.azreach.model.evidence.TlsHandshake;
import io.azreach.model.evidence.TrustVerdict;
import io.azreach.spi.EvidenceView;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether a lone certificate lacks only its intermediate: another endpoint of the run shows it, or the certificate says where it is. */
final class Intermediates {
    private Intermediates() {}

    /** How sure it is that only the intermediate is missing; empty when nothing speaks for it. */
    static Optional<Confidence> missing(Way way, CertificateFacts leaf) {
        if (shownElsewhere(way.evidence(), leaf)) {
            return Optional.of(Confidence.CONFIRMED);
        }
        return leaf.issuerUrls().isEmpty() ? Optional.empty() : Optional.of(Confidence.LIKELY);
    }

    private static boolean shownElsewhere(EvidenceView evidence, CertificateFacts leaf) {
        return evidence.all(TlsHandshake.class).stream()
                .map(r -> r.evidence())
                .filter(Intermediates::genuine)
                .flatMap(tls -> tls.chain().stream().skip(1))
                .anyMatch(ca -> issued(ca, leaf));
    }

    private static boolean genuine(TlsHandshake tls) {
        return Stream.of("os", "azure").anyMatch(s -> tls.verdictOf(s) == TrustVerdict.Verdict.TRUSTED);
    }

    private static boolean issued(CertificateFacts ca, CertificateFacts leaf) {
        boolean sameKey = ca.subjectKeyId() == null
                || leaf.authorityKeyId() == null
                || ca.subjectKeyId().equals(leaf.authorityKeyId());
        return ca.subject().equals(leaf.issuer()) && sameKey;
    }
}
