package io.azreach.net.internal;

import java.net.Socket;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/** Keeps what the peer presents and refuses nothing: judging comes later and is evidence, not a decision. */
final class ChainRecorder extends X509ExtendedTrustManager {
    private static final int MOST = 20;

    private List<X509Certificate> chain = List.of();

    List<X509Certificate> chain() {
        return chain;
    }

    private void record(X509Certificate[] presented) {
        chain = List.of(presented).subList(0, Math.min(MOST, presented.length));
    }

    @Override
    public void checkServerTrusted(X509Certificate[] presented, String authType, SSLEngine engine) {
        record(presented);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] presented, String authType, Socket socket) {
        record(presented);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] presented, String authType) {
        record(presented);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] presented, String authType, SSLEngine engine) {
        throw new IllegalStateException("only ever a client");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] presented, String authType, Socket socket) {
        throw new IllegalStateException("only ever a client");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] presented, String authType) {
        throw new IllegalStateException("only ever a client");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }
}
