package io.azreach.model.evidence;

import io.azreach.model.Evidence;
import io.azreach.model.Failure;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One TLS handshake (RFC 8446, 5246). The peer's chain is recorded and judged even when a client would have refused it.
 *
 * @param serverName the name sent (SNI) and checked against the certificate
 * @param address the peer of the TCP connection: the endpoint, or the proxy in front of it
 * @param port its port
 * @param protocol {@code TLSv1.3}, …; null when no parameters were agreed
 * @param cipherSuite as named by IANA; null likewise
 * @param chain as presented, leaf first; empty when none came
 * @param nameMatches whether the leaf is valid for the server name; null without a chain
 * @param trust one verdict per store; empty without a chain
 * @param alert name of the fatal alert received, such as {@code protocol_version}
 * @param received bytes received from the peer during the handshake
 * @param took until the handshake ended, either way
 * @param failure why no handshake was completed; distrust is not a failure here
 */
public record TlsHandshake(
        String serverName,
        InetAddress address,
        int port,
        @Nullable String protocol,
        @Nullable String cipherSuite,
        List<CertificateFacts> chain,
        @Nullable Boolean nameMatches,
        List<TrustVerdict> trust,
        @Nullable String alert,
        long received,
        Duration took,
        @Nullable Failure failure)
        implements Evidence {
    public TlsHandshake {
        chain = List.copyOf(chain);
        trust = List.copyOf(trust);
    }

    public TrustVerdict.@Nullable Verdict verdictOf(String store) {
        return trust.stream()
                .filter(t -> t.store().equals(store))
                .map(TrustVerdict::verdict)
                .findFirst()
                .orElse(null);
    }

    public @Nullable CertificateFacts leaf() {
        return chain.isEmpty() ? null : chain.get(0);
    }
}
