package io.azreach.probe;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.azreach.model.Evidence;
import io.azreach.model.Failure;
import io.azreach.model.FailureKind;
import io.azreach.model.HostPort;
import io.azreach.model.Route;
import io.azreach.model.Target;
import io.azreach.model.evidence.DnsAnswer;
import io.azreach.model.evidence.HelloAnswer;
import io.azreach.model.evidence.HttpExchange;
import io.azreach.model.evidence.PacDecision;
import io.azreach.model.evidence.PacFile;
import io.azreach.model.evidence.ProxyTunnel;
import io.azreach.model.evidence.TlsHandshake;
import io.azreach.spi.Probe;
import io.azreach.spi.Settings;
import io.azreach.testkit.Behaviours;
import io.azreach.testkit.HttpProxy;
import io.azreach.testkit.Identity;
import io.azreach.testkit.LeafSpec;
import io.azreach.testkit.RecordingContext;
import io.azreach.testkit.TcpServer;
import io.azreach.testkit.TestCa;
import io.azreach.testkit.TlsServer;
import io.azreach.testkit.UdpServer;
import io.azreach.time.NanoClock;
import io.azreach.time.Stopwatch;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a server may do to whoever walks up to it: the whole probe ends in time, small, and tells it as it was. */
class HostileServerTest {
    private static final TestCa CA = TestCa.create("Contoso");
    private static final String HOST = "vault.test";
    private static final Duration SOON = Duration.ofSeconds(5);

    /** More than the request's cap of ten seconds, less than what the probe may take. */
    private static final Duration CAP = Duration.ofSeconds(15);

    private static final long MOST_KEPT = 32L * 1024 * 1024;
    private static final int MOST_TEXT = 200_000;
    private static final long HUNDRED_MEGABYTES = 100_000_000;

    private final ProbeBench bench = new ProbeBench();

    @AfterEach
    void close() throws IOException {
        bench.close();
    }

    @Test
    void bodyThatNeverEndsIsReadAtItsStart() throws Exception {
        try (var server = TcpServer.start(
                Behaviours.flood("HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n", "spam ", HUNDRED_MEGABYTES))) {
            var exchange = exchange(plain(server), SOON);
            assertEquals(200, exchange.status());
            assertNull(exchange.failure());
            assertTrue(exchange.bodyStart().startsWith("spam spam"));
            assertTrue(exchange.bodyBytes() < 1_000_000);
        }
    }

    @Test
    void chunksThatNeverEndAreReadAtTheirStart() throws Exception {
        var head = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
        try (var server = TcpServer.start(Behaviours.flood(head, "1\r\nx\r\n", HUNDRED_MEGABYTES))) {
            var exchange = exchange(plain(server), SOON);
            assertEquals(200, exchange.status());
            assertTrue(exchange.bodyStart().startsWith("xxxx"));
        }
    }

    @Test
    void headerOfTenMegabytesIsTooLarge() throws Exception {
        try (var server = TcpServer.start(Behaviours.flood("HTTP/1.1 200 OK\r\nX-Long: ", "a", 10_000_000))) {
            var exchange = exchange(plain(server), SOON);
            assertEquals(FailureKind.TOO_LARGE, kind(exchange.failure()));
            assertEquals(200, exchange.status());
        }
    }

    @Test
    void oneByteASecondEndsAtTheCapAndKeepsTheStatus() throws Exception {
        var head = "HTTP/1.1 200 OK\r\n";
        try (var server = TcpServer.start(peer -> {
            peer.getOutputStream().write(head.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
            Behaviours.drip("X-Slow: " + "z".repeat(100), Duration.ofSeconds(1)).serve(peer);
        })) {
            var exchange = exchange(plain(server), CAP);
            assertEquals(FailureKind.TIMEOUT, kind(exchange.failure()));
            assertEquals(200, exchange.status());
        }
    }

    @Test
    void invalidTextIsKeptReadable() throws Exception {
        var head =
                "HTTP/1.1 200 Fine\u00fe\u00ff\u0085\u001b[31m\r\nServer: \u00c3\u0028\u0000\r\nContent-Length: 6\r\n\r\n";
        try (var server = TcpServer.start(Behaviours.answerAndClose(head + "\u00c3\u0028\u00a0\u00a1\u00fe\u00ff"))) {
            var exchange = exchange(plain(server), SOON);
            assertEquals(200, exchange.status());
            assertEquals(6, exchange.bodyBytes());
            assertTrue(exchange.bodyStart().contains("\ufffd"));
            assertFalse(exchange.toString().chars().anyMatch(c -> c < ' '));
        }
    }

    @Test
    void chainOfAHundredCertificatesIsTooLarge() throws Exception {
        try (var server = TlsServer.presenting(CA.issue(LeafSpec.of(HOST)).paddedTo(100))) {
            var evidence = observe(secure(server), SOON);
            assertEquals(
                    FailureKind.TOO_LARGE,
                    kind(first(evidence, TlsHandshake.class).failure()));
            assertTrue(evidence.stream().noneMatch(HttpExchange.class::isInstance));
        }
    }

    @Test
    void certificateOfTenThousandNamesIsTooLarge() throws Exception {
        try (var server = TlsServer.presenting(named(10_000))) {
            var evidence = observe(secure(server), SOON);
            assertEquals(
                    FailureKind.TOO_LARGE,
                    kind(first(evidence, TlsHandshake.class).failure()));
        }
    }

    @Test
    void certificateOfAThousandNamesIsKeptInPart() throws Exception {
        try (var server = TlsServer.presenting(named(1000), Behaviours.http("HTTP/1.1 204 No Content\r\n\r\n"))) {
            var evidence = observe(secure(server), SOON);
            var leaf = first(evidence, TlsHandshake.class).leaf();
            assertNotNull(leaf);
            assertEquals(50, leaf.names().size());
            // the one that counts comes last
            assertEquals(Boolean.TRUE, first(evidence, TlsHandshake.class).nameMatches());
            assertEquals(204, first(evidence, HttpExchange.class).status());
        }
    }

    @Test
    void proxyThatAnswersWithoutAHeadIsMalformed() throws Exception {
        try (var proxy = HttpProxy.answering("<html><body>Please log on</body></html>")) {
            var tunnel = tunnel(proxy, SOON);
            assertEquals(FailureKind.HTTP_MALFORMED, kind(tunnel.failure()));
            assertTrue(String.valueOf(detail(tunnel.failure())).startsWith("<"));
            assertNull(tunnel.status());
        }
    }

    @Test
    void proxyThatSpeaksVersionZeroDotNineIsMalformed() throws Exception {
        try (var proxy = HttpProxy.answering("HTTP/0.9 200 OK\r\n\r\n")) {
            assertEquals(FailureKind.HTTP_MALFORMED, kind(tunnel(proxy, SOON).failure()));
        }
    }

    @Test
    void proxyWhoseHeadNeverEndsIsTooLarge() throws Exception {
        var head = "HTTP/1.1 403 Forbidden\r\n";
        try (var proxy = TcpServer.start(Behaviours.flood(head, "X-More: and more\r\n", HUNDRED_MEGABYTES))) {
            assertEquals(FailureKind.TOO_LARGE, kind(tunnel(proxy.port(), SOON).failure()));
        }
    }

    @Test
    void proxyThatDripsItsHeadEndsAtTheCap() throws Exception {
        var dripping = Behaviours.drip("HTTP/1.1 200 " + "z".repeat(100), Duration.ofMillis(500));
        try (var proxy = TcpServer.start(dripping)) {
            assertEquals(
                    FailureKind.TIMEOUT,
                    kind(tunnel(proxy.port(), Duration.ofSeconds(8)).failure()));
        }
    }

    @Test
    void proxyThatFetchesAPageInVersionZeroDotNineIsMalformed() throws Exception {
        try (var proxy = HttpProxy.answering("<html>no head at all</html>")) {
            var route =
                    new Route.ViaProxy(new HostPort("127.0.0.1", proxy.address().getPort()));
            var plain = new Target("http", HOST, 80, "/", "generic", Map.of(), route);
            assertEquals(FailureKind.HTTP_MALFORMED, kind(exchange(plain, SOON).failure()));
        }
    }

    @Test
    void handshakeThatDripsEndsAtTheCap() throws Exception {
        var start = new String(new byte[] {0x16, 3, 3, 0x3f, 0, 2, 0, 0, 0x3f}, ISO_8859_1);
        try (var server = TcpServer.start(Behaviours.drip(start + "x".repeat(1000), Duration.ofMillis(100)))) {
            var tls = first(observe(secure(server), Duration.ofSeconds(8)), TlsHandshake.class);
            assertEquals(FailureKind.TIMEOUT, kind(tls.failure()));
        }
    }

    @Test
    void handshakeOfEndlessRecordsIsEnded() throws Exception {
        var ignored = new String(new byte[] {0x14, 3, 3, 0, 1, 1}, ISO_8859_1);
        try (var server = TcpServer.start(Behaviours.flood("", ignored, HUNDRED_MEGABYTES))) {
            assertNotNull(
                    first(observe(secure(server), SOON), TlsHandshake.class).failure());
        }
    }

    @Test
    void serverThatSpeaksEndlesslyIsHeardForAWhileOnly() throws Exception {
        try (var server = TcpServer.start(Behaviours.flood("", "SSH-2.0-", HUNDRED_MEGABYTES))) {
            var evidence = observe(HelloProbe.current(), secure(server), Settings.NONE, SOON);
            assertEquals(16_384, first(evidence, HelloAnswer.class).bytes());
        }
    }

    @Test
    void serverThatDripsTheScriptEndsAtTheCap() throws Exception {
        var dripping = Behaviours.drip("HTTP/1.1 200 OK\r\n\r\n" + "/".repeat(1000), Duration.ofMillis(200));
        try (var server = TcpServer.start(dripping)) {
            var settings = Settings.NONE.with("pac", "http://127.0.0.1:" + server.port() + "/proxy.pac");
            var evidence = observe(new PacProbe(), Target.MACHINE, settings, Duration.ofSeconds(8));
            assertNull(first(evidence, PacFile.class).script());
        }
    }

    @Test
    void nameThatPointsToItselfIsABadReply() throws Exception {
        try (var server = UdpServer.start(request -> List.of(pointingToItself(request)))) {
            var where = new HostPort("127.0.0.1", server.address().getPort());
            var target = Target.of("dns", new HostPort(HOST, 53)).withHint("server", where.toString());
            var evidence = observe(new QueryProbe(), target, Settings.NONE, SOON);
            assertEquals(
                    FailureKind.DNS_BAD_REPLY,
                    kind(first(evidence, DnsAnswer.class).failure()));
        }
    }

    /** The question and one record more, whose name is a pointer to that pointer (RFC 1035 section 4.1.4). */
    private static byte[] pointingToItself(byte[] request) {
        var reply = Arrays.copyOf(request, request.length + 16);
        reply[2] |= (byte) 0x80;
        reply[7] = 1;
        reply[11] = 0;
        int end = 12;
        while (request[end] != 0) {
            end += 1 + request[end];
        }
        end += 5;
        Arrays.fill(reply, end, reply.length, (byte) 0);
        reply[end] = (byte) 0xc0;
        reply[end + 1] = (byte) end;
        reply[end + 3] = 1;
        reply[end + 5] = 1;
        return reply;
    }

    @Test
    void scriptThatNeverEndsIsALoop() throws Exception {
        var script = "function FindProxyForURL(url, host) { for (;;) {} }";
        try (var server = TcpServer.start(Behaviours.http("HTTP/1.1 200 OK\r\n\r\n" + script))) {
            var decision = decision(server);
            assertEquals("step-limit", decision.problem());
        }
    }

    @Test
    void scriptThatFillsTheMemoryIsStopped() throws Exception {
        var script = "function FindProxyForURL(url, host) { var all = []; for (;;) { all.push(url + all.length); } }";
        try (var server = TcpServer.start(Behaviours.http("HTTP/1.1 200 OK\r\n\r\n" + script))) {
            assertNotNull(decision(server).problem());
        }
    }

    private PacDecision decision(TcpServer server) throws Exception {
        var settings = Settings.NONE.with("pac", "http://127.0.0.1:" + server.port() + "/proxy.pac");
        var evidence = observe(
                new PacRouteProbe(), Target.of("https", new HostPort(HOST, 443)), settings, Duration.ofSeconds(10));
        return first(evidence, PacDecision.class);
    }

    private static Identity named(int count) {
        var names = Stream.concat(IntStream.range(1, count).mapToObj(i -> "n" + i + ".names.test"), Stream.of(HOST))
                .toArray(String[]::new);
        return CA.issue(LeafSpec.of(names));
    }

    private static Target plain(TcpServer server) {
        return Target.of("http", new HostPort("127.0.0.1", server.port()));
    }

    private static Target secure(TcpServer server) {
        return Target.of("https", new HostPort(HOST, server.port())).withHint("address", "127.0.0.1");
    }

    private HttpExchange exchange(Target target, Duration most) throws Exception {
        return first(observe(target, most), HttpExchange.class);
    }

    private ProxyTunnel tunnel(HttpProxy proxy, Duration most) throws Exception {
        return tunnel(proxy.address().getPort(), most);
    }

    private ProxyTunnel tunnel(int port, Duration most) throws Exception {
        var route = new Route.ViaProxy(new HostPort("127.0.0.1", port));
        var target = new Target("https", HOST, 443, "/", "generic", Map.of(), route);
        return first(observe(target, most), ProxyTunnel.class);
    }

    private List<Evidence> observe(Target target, Duration most) throws Exception {
        return observe(new EndpointProbe(), target, Settings.NONE, most);
    }

    private List<Evidence> observe(Probe probe, Target target, Settings settings, Duration most) throws Exception {
        var context = new RecordingContext(ProbeBench.host("client.test").build(), bench.net(), settings);
        long before = kept();
        var watch = Stopwatch.start(NanoClock.SYSTEM);
        probe.observe(target, context);
        assertTrue(watch.elapsed().compareTo(most) < 0, () -> "took " + watch.elapsed());
        long grown = kept() - before;
        assertTrue(grown < MOST_KEPT, () -> grown + " bytes more on the heap");
        int text = context.evidence().toString().length();
        assertTrue(text < MOST_TEXT, () -> text + " characters of evidence");
        return context.evidence();
    }

    /** What stays in use: a collection is only ever asked for, so the bound on it is loose. */
    private static long kept() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private static <E extends Evidence> E first(List<Evidence> evidence, Class<E> type) {
        return evidence.stream()
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + type.getSimpleName() + " in " + evidence));
    }

    private static @Nullable FailureKind kind(@Nullable Failure failure) {
        return failure == null ? null : failure.kind();
    }

    private static @Nullable String detail(@Nullable Failure failure) {
        return failure == null ? null : failure.detail();
    }
}
