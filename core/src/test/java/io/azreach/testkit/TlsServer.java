package io.azreach.testkit;

import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;

/** TLS servers, and what pretends to be one. */
public final class TlsServer {
    private TlsServer() {}

    /** Completes the handshake, then reads and keeps quiet. */
    public static TcpServer presenting(Identity identity) throws IOException {
        return presenting(identity, Behaviours.silence());
    }

    /** Completes the handshake, then behaves so over TLS. */
    public static TcpServer presenting(Identity identity, Behaviour then) throws IOException {
        return TcpServer.start(overTls(identity, List.of(), false, then));
    }

    /** Speaks only these protocol versions, as JSSE names them. */
    public static TcpServer speaking(Identity identity, String... protocols) throws IOException {
        return TcpServer.start(overTls(identity, List.of(protocols), false, Behaviours.silence()));
    }

    /** Wants a certificate of the client. */
    public static TcpServer demandingClientCertificate(Identity identity, String protocol) throws IOException {
        return TcpServer.start(overTls(identity, List.of(protocol), true, Behaviours.silence()));
    }

    /** Answers any hello with a fatal alert (RFC 8446 section 6), by number. */
    public static TcpServer alerting(int alert) throws IOException {
        return TcpServer.start(Behaviours.answer(new byte[] {0x15, 3, 3, 0, 2, 2, (byte) alert}));
    }

    /** The behaviour behind these servers, for use behind a proxy or another address. */
    public static Behaviour overTls(
            Identity identity, List<String> protocols, boolean clientCertificate, Behaviour then) {
        var context = context(identity);
        return peer -> {
            var tls = (SSLSocket) context.getSocketFactory().createSocket(peer, null, peer.getPort(), true);
            try (Socket secured = tls) {
                tls.setUseClientMode(false);
                tls.setNeedClientAuth(clientCertificate);
                if (!protocols.isEmpty()) {
                    tls.setEnabledProtocols(protocols.toArray(String[]::new));
                }
                tls.startHandshake();
                then.serve(secured);
            }
        };
    }

    private static SSLContext context(Identity identity) {
        try {
            var context = SSLContext.getInstance("TLS");
            context.init(new KeyManager[] {new FixedKey(identity)}, new TrustManager[] {new NoClientTrusted()}, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
