package io.azreach.net.internal;

import io.azreach.model.Failure;
import io.azreach.model.FailureKind;
import io.azreach.model.evidence.TlsHandshake;
import io.azreach.model.evidence.TrustVerdict;
import io.azreach.net.Connection;
import io.azreach.net.Literals;
import io.azreach.net.Opened;
import io.azreach.net.TlsHello;
import io.azreach.time.Deadline;
import io.azreach.time.NanoClock;
import io.azreach.time.Stopwatch;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSession;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.Nullable;

/** Starts TLS and judges what the peer presented, whatever came of it. */
final class TlsDialer {
    private final TrustStores stores;
    private final NanoClock nano;
    private final Clock clock;

    TlsDialer(TrustStores stores, NanoClock nano, Clock clock) {
        this.stores = stores;
        this.nano = nano;
        this.clock = clock;
    }

    Opened<TlsHandshake> start(Connection under, TlsHello hello, Deadline until) throws InterruptedException {
        var watch = Stopwatch.start(nano);
        var recorder = new ChainRecorder();
        try {
            var engine = engine(recorder, hello);
            var tls = new TlsConnection(under, engine);
            var failure = handshake(tls, until, watch);
            var took = watch.elapsed();
            var session = failure == null ? engine.getSession() : engine.getHandshakeSession();
            var seen = new Seen(recorder.chain(), agreed(session), tls.received(), failure);
            return new Opened<>(facts(under, hello, seen, took, until), failure == null ? tls : null);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            var why = new Failure(FailureKind.NOT_SUPPORTED, Failures.detail(e));
            var seen = new Seen(List.of(), null, 0, why);
            return new Opened<>(facts(under, hello, seen, watch.elapsed(), until), null);
        }
    }

    private static SSLEngine engine(ChainRecorder recorder, TlsHello hello) throws GeneralSecurityException {
        var context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {recorder}, null);
        // Without the peer's name JSSE has no session to resume, and every handshake shows the chain.
        var engine = context.createSSLEngine();
        engine.setUseClientMode(true);
        if (!hello.protocols().isEmpty()) {
            engine.setEnabledProtocols(hello.protocols().toArray(String[]::new));
        }
        var name = serverNameIndication(hello.serverName());
        if (name != null) {
            var parameters = engine.getSSLParameters();
            parameters.setServerNames(List.of(name));
            engine.setSSLParameters(parameters);
        }
        return engine;
    }

    /** Null for what cannot be sent as SNI: literals (RFC 6066 section 3) and names that are no host names. */
    private static @Nullable SNIHostName serverNameIndication(String name) {
        if (Literals.isLiteral(name)) {
            return null;
        }
        try {
            return new SNIHostName(name.endsWith(".") ? name.substring(0, name.length() - 1) : name);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static @Nullable Failure handshake(TlsConnection tls, Deadline until, Stopwatch watch) {
        try {
            tls.handshake(until);
            return null;
        } catch (IOException e) {
            return Failures.of(e, watch.elapsed());
        } catch (RuntimeException e) {
            // Some malformed certificates and keys surface like this from the depths of JSSE.
            return new Failure(FailureKind.TLS_PROTOCOL_ERROR, Failures.detail(e));
        }
    }

    private static @Nullable SSLSession agreed(@Nullable SSLSession session) {
        return session == null || session.getProtocol().equals("NONE") ? null : session;
    }

    private TlsHandshake facts(Connection under, TlsHello hello, Seen seen, Duration took, Deadline until)
            throws InterruptedException {
        var session = seen.session();
        var failure = seen.failure();
        var chain = seen.chain();
        return new TlsHandshake(
                hello.serverName(),
                under.remote().getAddress(),
                under.remote().getPort(),
                session == null ? null : session.getProtocol(),
                session == null ? null : session.getCipherSuite(),
                chain.stream().map(CertificateReader::read).toList(),
                chain.isEmpty() ? null : NameMatch.matches(chain.get(0), hello.serverName()),
                judge(chain, until),
                failure != null && failure.kind() == FailureKind.TLS_ALERT ? failure.detail() : null,
                seen.received(),
                took,
                failure);
    }

    private List<TrustVerdict> judge(List<X509Certificate> chain, Deadline until) throws InterruptedException {
        if (chain.isEmpty()) {
            return List.of();
        }
        var verdicts = new ArrayList<TrustVerdict>();
        for (var roots : stores.await(until)) {
            verdicts.add(new ChainJudge(roots, clock.instant()).judge(chain));
        }
        return verdicts;
    }

    private record Seen(
            List<X509Certificate> chain,
            @Nullable SSLSession session,
            long received,
            @Nullable Failure failure) {}
}
