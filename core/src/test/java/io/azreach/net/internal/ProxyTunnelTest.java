package io.azreach.net.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.azreach.model.Failure;
import io.azreach.model.FailureKind;
import io.azreach.model.HostPort;
import io.azreach.model.evidence.ProxyTunnel;
import io.azreach.net.TlsHello;
import io.azreach.testkit.HttpProxy;
import io.azreach.testkit.LeafSpec;
import io.azreach.testkit.TestCa;
import io.azreach.testkit.TlsServer;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ProxyTunnelTest {
    private static final HostPort NAME = new HostPort("proxy.test", 8080);
    private static final HostPort TARGET = new HostPort("vault.test", 443);

    private final Bench bench = Bench.open();

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void openTunnelLeadsToTheTarget() throws Exception {
        var identity = TestCa.create("Tunnel").issue(LeafSpec.of("vault.test"));
        try (var server = TlsServer.presenting(identity);
                var proxy = HttpProxy.tunnelTo(server.address())) {
            var connection = bench.connect(proxy.address());
            var tunnel = bench.net().tunnel(connection, NAME, TARGET, Bench.ENOUGH);
            assertTrue(tunnel.open());
            assertNull(tunnel.failure());
            assertEquals("1.1 testproxy", tunnel.headers().get("via"));
            var tls = bench.net().handshake(connection, TlsHello.to("vault.test"), Bench.ENOUGH);
            assertNotNull(tls.connection());
            assertEquals(Boolean.TRUE, tls.facts().nameMatches());
            assertTrue(
                    proxy.requests().get(0).startsWith("CONNECT vault.test:443 HTTP/1.1\r\nHost: vault.test:443\r\n"));
        }
    }

    @Test
    void bytesBehindTheHeadBelongToTheTunnel() throws Exception {
        try (var proxy = HttpProxy.answering("HTTP/1.1 200 OK\r\n\r\nSSH-2.0-x")) {
            var connection = bench.connect(proxy.address());
            assertTrue(
                    bench.net().tunnel(connection, NAME, TARGET, Bench.ENOUGH).open());
            var heard = bench.net().converse(connection, new byte[0], 100, Bench.ENOUGH);
            assertEquals(9, heard.value().orElseThrow().length);
        }
    }

    @Test
    void refusalKeepsWhatTellsWhoRefused() throws Exception {
        var tunnel = ask(
                "HTTP/1.1 403 Forbidden\r\nServer: squid/5.7\r\nX-Squid-Error: ERR_ACCESS_DENIED 0\r\n"
                        + "Set-Cookie: a=b\r\nContent-Type: text/html; charset=Shift_JIS\r\nContent-Length: 4\r\n\r\n\u0083\u0076\u0083\u008d");
        assertEquals(403, tunnel.status());
        assertFalse(tunnel.open());
        assertNull(tunnel.failure());
        assertEquals("ERR_ACCESS_DENIED 0", tunnel.headers().get("x-squid-error"));
        assertFalse(tunnel.headers().containsKey("set-cookie"));
        assertEquals("プロ", tunnel.bodyStart());
    }

    @Test
    void onlySchemesOfAChallengeAreKept() throws Exception {
        var tunnel = ask("HTTP/1.1 407 Auth\r\nProxy-Authenticate: Negotiate abc==\r\nProxy-Authenticate: NTLM\r\n"
                + "Proxy-Authenticate: Basic realm=\"Contoso, Internal use\"\r\n\r\n");
        assertEquals(407, tunnel.status());
        assertEquals("Negotiate, NTLM, Basic", tunnel.headers().get("proxy-authenticate"));
    }

    @Test
    void pageWithoutALengthDoesNotHoldUpForLong() throws Exception {
        var body = "x".repeat(10_000);
        var tunnel = ask("HTTP/1.1 502 Bad Gateway\r\n\r\n" + body);
        assertEquals(2048, tunnel.bodyStart().length());
        assertTrue(tunnel.took().compareTo(Bench.SOON) < 0);
    }

    @Test
    void garbageCloseAndSilenceDiffer() throws Exception {
        assertEquals(FailureKind.HTTP_MALFORMED, kind(ask("SSH-2.0-OpenSSH\r\n").failure()));
        assertEquals(FailureKind.CLOSED, kind(ask("").failure()));
        try (var proxy = HttpProxy.silent()) {
            var connection = bench.connect(proxy.address());
            var tunnel = bench.net().tunnel(connection, NAME, TARGET, Duration.ofMillis(300));
            assertEquals(FailureKind.TIMEOUT, kind(tunnel.failure()));
            assertNull(tunnel.status());
        }
    }

    private ProxyTunnel ask(String response) throws Exception {
        try (var proxy = HttpProxy.answering(response)) {
            return bench.net().tunnel(bench.connect(proxy.address()), NAME, TARGET, Bench.ENOUGH);
        }
    }

    private static FailureKind kind(@Nullable Failure failure) {
        return failure == null ? FailureKind.UNKNOWN : failure.kind();
    }
}
