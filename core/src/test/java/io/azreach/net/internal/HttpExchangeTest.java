package io.azreach.net.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.azreach.model.Failure;
import io.azreach.model.FailureKind;
import io.azreach.model.evidence.HttpExchange;
import io.azreach.net.HttpRequest;
import io.azreach.net.TlsHello;
import io.azreach.testkit.Behaviour;
import io.azreach.testkit.Behaviours;
import io.azreach.testkit.LeafSpec;
import io.azreach.testkit.TcpServer;
import io.azreach.testkit.TestCa;
import io.azreach.testkit.TlsServer;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpExchangeTest {
    private static final HttpRequest GET = new HttpRequest("GET", "https", "acct.blob.test", "/c?sig=secret", Map.of());

    private final Bench bench = Bench.open();

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void answerIsReadWithoutSecrets() throws Exception {
        var exchange = exchange("HTTP/1.1 403 Forbidden\r\nServer: Windows-Azure-Blob/1.0\r\nX-Ms-Request-Id: 7\r\n"
                + "Set-Cookie: token=1\r\nAuthorization: x\r\nLocation: https://u:p@login.test/a?code=1#f\r\n"
                + "WWW-Authenticate: Bearer authorization=\"https://login.test\"\r\nContent-Length: 5\r\n\r\nhello");
        assertEquals(403, exchange.status());
        assertEquals("Forbidden", exchange.reason());
        assertEquals("Windows-Azure-Blob/1.0", exchange.header("server"));
        assertEquals("7", exchange.header("x-ms-request-id"));
        assertEquals("https://login.test/a", exchange.header("location"));
        assertEquals("Bearer authorization=\"https://login.test\"", exchange.header("www-authenticate"));
        assertNull(exchange.header("set-cookie"));
        assertNull(exchange.header("authorization"));
        assertEquals("https://acct.blob.test/c", exchange.url());
        assertEquals("hello", exchange.bodyStart());
        assertEquals(5, exchange.bodyBytes());
        assertNotNull(exchange.answeredAt());
        assertNull(exchange.failure());
    }

    @Test
    void requestIsWhatWasAskedFor() throws Exception {
        try (var server = TcpServer.start(peer -> {
            var head = new StringBuilder();
            var in = peer.getInputStream();
            while (head.indexOf("\r\n\r\n") < 0) {
                head.append((char) in.read());
            }
            var body = head.toString();
            peer.getOutputStream().write(("HTTP/1.1 200 OK\r\n\r\n" + body).getBytes("US-ASCII"));
        })) {
            var request = new HttpRequest("GET", "http", "h.test:8080", "/p?q=1", Map.of("Metadata", "true"));
            var sent = bench.net()
                    .exchange(bench.connect(server.address()), request, Bench.ENOUGH)
                    .bodyStart();
            assertTrue(sent.startsWith("GET /p?q=1 HTTP/1.1"), sent);
            for (var line :
                    new String[] {"Host: h.test:8080", "User-Agent: azreach", "Connection: close", "Metadata: true"}) {
                assertTrue(sent.contains(line), line);
            }
        }
    }

    @Test
    void chunkedBodyIsPutTogether() throws Exception {
        var exchange = exchange(
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + "5;x=y\r\nhello\r\n6\r\n world\r\n0\r\n\r\n");
        assertEquals("hello world", exchange.bodyStart());
        assertEquals(11, exchange.bodyBytes());
    }

    @ParameterizedTest
    @ValueSource(strings = {"zz\r\nhello", "ffffffffffffffff\r\nhello", "-5\r\nhello", "5\r\nhel"})
    void brokenChunksSpoilNothingButTheBody(String body) throws Exception {
        var exchange = exchange("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + body);
        assertEquals(200, exchange.status());
        assertNull(exchange.failure());
        assertTrue(exchange.bodyBytes() <= 5);
    }

    @Test
    void bodyIsReadOnlyAtItsStart() throws Exception {
        var exchange = exchange(Behaviours.flood("HTTP/1.1 200 OK\r\n\r\n", "page ", 50_000_000), Bench.ENOUGH);
        assertEquals(16 * 1024, exchange.bodyBytes());
        assertEquals(2048, exchange.bodyStart().length());
    }

    @Test
    void controlCharactersOfABodyAreReplaced() throws Exception {
        var body = exchange("HTTP/1.1 200 O\u001bK\r\n\r\n<b>\u001b[2J\n\u0007\u202e</b>");
        assertEquals("<b> [2J\n  </b>", body.bodyStart());
        assertEquals("O K", body.reason());
    }

    @Test
    void interimAnswersArePassedOver() throws Exception {
        assertEquals(
                204,
                exchange(
                                "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\nHTTP/1.1 204 No\r\n\r\n")
                        .status());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"<html>plain 0.9</html>", "220 smtp ready\r\n", "HTTP/2 200\r\n\r\n", "HTTP/1.1 20 x\r\n", "HTX"
            })
    void otherTalkIsNotHttp(String text) throws Exception {
        var exchange = exchange(text);
        assertEquals(FailureKind.HTTP_MALFORMED, kind(exchange.failure()));
        var failure = exchange.failure();
        assertEquals(
                text.strip(),
                failure == null ? null : String.valueOf(failure.detail()).replaceAll("[.]+$", ""));
        assertNull(exchange.status());
    }

    @Test
    void endlessHeadersAreTooLarge() throws Exception {
        var many = exchange(Behaviours.flood("HTTP/1.1 200 OK\r\n", "X-A: b\r\n", 50_000_000), Bench.ENOUGH);
        assertEquals(FailureKind.TOO_LARGE, kind(many.failure()));
        assertEquals(200, many.status());
        var huge = exchange(Behaviours.flood("HTTP/1.1 200 OK\r\nX-A: ", "b", 10_000_000), Bench.ENOUGH);
        assertEquals(FailureKind.TOO_LARGE, kind(huge.failure()));
        var line = exchange(Behaviours.flood("HTTP/", "1", 10_000_000), Bench.ENOUGH);
        assertEquals(FailureKind.TOO_LARGE, kind(line.failure()));
    }

    @Test
    void dripEndsAtTheCapWithWhatWasRead() throws Exception {
        var text = "HTTP/1.1 200 OK\r\nServer: slow\r\n\r\n" + "x".repeat(5000);
        var cap = Duration.ofMillis(600);
        var body = exchange(Behaviours.drip(text, Duration.ofMillis(1)), cap);
        assertEquals(200, body.status());
        var head = exchange(Behaviours.drip(text, Duration.ofMillis(100)), Bench.SHORT);
        assertEquals(FailureKind.TIMEOUT, kind(head.failure()));
        assertTrue(head.took().compareTo(Bench.SOON) < 0);
    }

    @Test
    void silenceCloseAndResetDiffer() throws Exception {
        assertEquals(
                FailureKind.TIMEOUT,
                kind(exchange(Behaviours.silence(), Bench.SHORT).failure()));
        assertEquals(
                FailureKind.CLOSED,
                kind(exchange(Behaviours.closeAfterFirstBytes(), Bench.ENOUGH).failure()));
        assertEquals(
                FailureKind.RESET,
                kind(exchange(Behaviours.resetAfterFirstBytes(), Bench.ENOUGH).failure()));
        assertEquals(
                FailureKind.CLOSED,
                kind(exchange("HTTP/1.1 200 OK\r\nServer: x\r\n").failure()));
    }

    @Test
    void answerToHeadHasNoBodyToWaitFor() throws Exception {
        try (var server = TcpServer.start(
                Behaviours.banner("HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n".getBytes("US-ASCII")))) {
            var request = new HttpRequest("HEAD", "http", "h.test", "/", Map.of());
            var exchange = bench.net().exchange(bench.connect(server.address()), request, Bench.ENOUGH);
            assertEquals(0, exchange.bodyBytes());
            assertEquals("99", exchange.header("content-length"));
        }
    }

    @Test
    void lineBreaksCannotBeSmuggledIntoARequest() throws Exception {
        try (var server = TcpServer.start(Behaviours.silence())) {
            var connection = bench.connect(server.address());
            var request = new HttpRequest("GET", "http", "h\r\nX: y", "/", Map.of());
            assertThrows(IllegalArgumentException.class, () -> bench.net().exchange(connection, request, Bench.SHORT));
        }
    }

    @Test
    void exchangeWorksOverTls() throws Exception {
        var identity = TestCa.create("Http").issue(LeafSpec.of("acct.blob.test"));
        try (var server = TlsServer.presenting(identity, Behaviours.http("HTTP/1.1 409 Conflict\r\n\r\nbody"))) {
            var tls = bench.net()
                    .handshake(bench.connect(server.address()), TlsHello.to("acct.blob.test"), Bench.ENOUGH)
                    .connection();
            assertNotNull(tls);
            var exchange = bench.net().exchange(tls, GET, Bench.ENOUGH);
            assertEquals(409, exchange.status());
            assertEquals("body", exchange.bodyStart());
            assertFalse(exchange.url().contains("secret"));
        }
    }

    private HttpExchange exchange(String response) throws Exception {
        return exchange(Behaviours.http(response), Bench.ENOUGH);
    }

    private HttpExchange exchange(Behaviour behaviour, Duration cap) throws Exception {
        try (var server = TcpServer.start(behaviour)) {
            return bench.net().exchange(bench.connect(server.address()), GET, cap);
        }
    }

    private static FailureKind kind(@Nullable Failure failure) {
        return failure == null ? FailureKind.UNKNOWN : failure.kind();
    }
}
