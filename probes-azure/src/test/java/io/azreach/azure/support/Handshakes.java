package io.azreach.azure.support;

import io.azreach.model.evidence.CertificateFacts;
import io.azreach.model.evidence.TlsHandshake;
import io.azreach.model.evidence.TrustVerdict;
import io.azreach.model.evidence.TrustVerdict.Verdict;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Handshakes with a certificate of Azure's, a filter's, or another server's. */
public final class Handshakes {
    private Handshakes() {}

    public static TlsHandshake genuine(String host) {
        return handshake(host, host, "CN=Microsoft Azure RSA TLS Issuing CA 07", Verdict.TRUSTED);
    }

    /** The right name, signed by a filter. */
    public static TlsHandshake replaced(String host) {
        return handshake(host, host, "CN=Contoso Inspection CA", Verdict.NO_PATH);
    }

    /** A certificate of another name altogether. */
    public static TlsHandshake foreign(String host, String name) {
        return handshake(host, name, "CN=" + name, Verdict.NO_PATH);
    }

    private static TlsHandshake handshake(String host, String name, String issuer, Verdict azure) {
        return new TlsHandshake(
                host,
                InetAddress.getLoopbackAddress(),
                443,
                "TLSv1.3",
                "TLS_AES_256_GCM_SHA384",
                List.of(certificate(name, issuer)),
                host.equals(name),
                List.of(new TrustVerdict("azure", azure, null, null)),
                null,
                4000,
                Duration.ofMillis(20),
                null);
    }

    private static CertificateFacts certificate(String name, String issuer) {
        return new CertificateFacts(
                "CN=" + name,
                issuer,
                List.of(name),
                Instant.EPOCH,
                Instant.EPOCH.plus(Duration.ofDays(36500)),
                "RSA",
                2048,
                "SHA256withRSA",
                "00",
                null,
                null,
                false,
                List.of(),
                List.of());
    }
}
