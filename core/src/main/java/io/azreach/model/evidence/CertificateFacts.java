package io.azreach.model.evidence;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a certificate says (RFC 5280).
 *
 * @param subject RFC 2253 form
 * @param issuer RFC 2253 form
 * @param names subject alternative names of DNS and address type; at most 50
 * @param notBefore start of validity
 * @param notAfter end of validity
 * @param keyAlgorithm {@code RSA}, {@code EC}, …
 * @param keyBits size of the key; 0 when unknown
 * @param signatureAlgorithm as named by JCA
 * @param sha256 fingerprint of the certificate, lower-case hex
 * @param subjectKeyId key identifier, lower-case hex, where the certificate carries one
 * @param authorityKeyId the issuer's key identifier, lower-case hex, where the certificate carries one
 * @param ca whether it may sign certificates
 * @param revocationUrls OCSP responders and CRL distribution points it names
 * @param issuerUrls where its issuer's certificate can be fetched (AIA)
 */
public record CertificateFacts(
        String subject,
        String issuer,
        List<String> names,
        Instant notBefore,
        Instant notAfter,
        String keyAlgorithm,
        int keyBits,
        String signatureAlgorithm,
        String sha256,
        @Nullable String subjectKeyId,
        @Nullable String authorityKeyId,
        boolean ca,
        List<String> revocationUrls,
        List<String> issuerUrls) {
    public CertificateFacts {
        names = List.copyOf(names);
        revocationUrls = List.copyOf(revocationUrls);
        issuerUrls = List.copyOf(issuerUrls);
    }

    public boolean selfIssued() {
        return subject.equals(issuer);
    }
}
