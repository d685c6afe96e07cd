package io.azreach.probe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.azreach.model.FailureKind;
import io.azreach.model.HostPort;
import io.azreach.model.Route;
import io.azreach.model.Target;
import io.azreach.model.evidence.HelloAnswer;
import io.azreach.model.evidence.HelloAnswer.Kind;
import io.azreach.model.evidence.ProxyTunnel;
import io.azreach.testkit.Behaviours;
import io.azreach.testkit.HttpProxy;
import io.azreach.testkit.LeafSpec;
import io.azreach.testkit.TcpServer;
import io.azreach.testkit.TestCa;
import io.azreach.testkit.TlsServer;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HelloProbeTest {
    private static final TestCa CA = TestCa.create("Contoso");
    private static final String HOST = "login.test";
    private final ProbeBench bench = new ProbeBench();

    @AfterEach
    void close() throws IOException {
        bench.close();
    }

    @Test
    void healthyServerRefusesInSevenBytesAndIsNotAskedAgain() throws Exception {
        try (var server = TlsServer.presenting(CA.issue(LeafSpec.of(HOST)))) {
            var answers = observe(HelloProbe.refusable(), target(server));
            assertEquals(1, answers.size());
            assertEquals(Kind.ALERT, answers.get(0).kind());
            assertEquals(7, answers.get(0).bytes());
            assertEquals(HOST, answers.get(0).serverName());
        }
    }

    @Test
    void silentServerIsAskedInTwoWays() throws Exception {
        try (var server = TcpServer.start(Behaviours.silence())) {
            var answers = observe(HelloProbe.refusable(), target(server));
            assertEquals(
                    List.of("ssl3-only", "tls13-without-key"),
                    answers.stream().map(HelloAnswer::offered).toList());
            assertTrue(answers.stream().allMatch(a -> a.kind() == Kind.NOTHING && kind(a) == FailureKind.TIMEOUT));
        }
    }

    @Test
    void resetAfterTheHelloIsRecorded() throws Exception {
        try (var server = TcpServer.start(Behaviours.resetAfterFirstBytes())) {
            assertEquals(
                    FailureKind.RESET,
                    kind(observe(HelloProbe.current(), target(server)).get(0)));
        }
    }

    @Test
    void versionsAreAskedOneByOne() throws Exception {
        try (var server = TlsServer.speaking(CA.issue(LeafSpec.of(HOST)), "TLSv1.2")) {
            var answers = observe(HelloProbe.versions(), target(server));
            assertEquals(
                    List.of("only-TLSv1", "only-TLSv1.1", "only-TLSv1.2", "only-TLSv1.3"),
                    answers.stream().map(HelloAnswer::offered).toList());
            assertEquals(
                    List.of(Kind.ALERT, Kind.ALERT, Kind.SERVER_HELLO, Kind.ALERT),
                    answers.stream().map(HelloAnswer::kind).toList());
            assertEquals("TLSv1.2", answers.get(2).version());
            assertEquals("protocol_version", answers.get(3).alert());
        }
    }

    @Test
    void versionOneDotThreeIsSeenWithoutAKey() throws Exception {
        try (var server = TlsServer.speaking(CA.issue(LeafSpec.of(HOST)), "TLSv1.3")) {
            var answer = observe(HelloProbe.versions(), target(server)).get(3);
            assertEquals(Kind.RETRY_REQUEST, answer.kind());
            assertEquals("TLSv1.3", answer.version());
        }
    }

    @Test
    void currentHelloGetsTheWholeFirstFlight() throws Exception {
        try (var server = TlsServer.presenting(CA.issue(LeafSpec.of(HOST)))) {
            var target = target(server).withHint("sni", "www.example.com").withHint("size", "1600");
            var answer = observe(HelloProbe.current(), target).get(0);
            assertEquals(Kind.SERVER_HELLO, answer.kind());
            assertEquals("TLSv1.3", answer.version());
            assertEquals("www.example.com", answer.serverName());
            assertEquals(1600, answer.sent());
            assertTrue(answer.bytes() > 500, answer::toString);
        }
    }

    @Test
    void aLargeMessageLeavesInPiecesAndIsStillOneMessage() throws Exception {
        var arrived = new CopyOnWriteArrayList<Integer>();
        try (var server = TcpServer.start(peer -> {
            var buffer = new byte[4000];
            for (int count = 0; arrived.stream().mapToInt(n -> n).sum() < 1800; ) {
                count = peer.getInputStream().read(buffer);
                arrived.add(count);
            }
            peer.getOutputStream().write(new byte[] {0x15, 3, 3, 0, 2, 2, 40});
        })) {
            var target = target(server).withHint("size", "1800").withHint("piece", "450");
            var answer = observe(HelloProbe.current(), target).get(0);
            assertEquals(Kind.ALERT, answer.kind());
            assertEquals(List.of(450, 450, 450, 450), arrived);
        }
    }

    @Test
    void aPeerThatCutsOffTheFirstPieceIsSentNoMore() throws Exception {
        try (var server = TcpServer.start(Behaviours.closeAfterFirstBytes())) {
            var target = target(server).withHint("size", "1800").withHint("piece", "450");
            assertEquals(
                    FailureKind.CLOSED,
                    kind(observe(HelloProbe.current(), target).get(0)));
        }
    }

    @Test
    void emptyNameIsNotSent() throws Exception {
        try (var server = TlsServer.presenting(CA.issue(LeafSpec.of(HOST)))) {
            assertNull(observe(HelloProbe.current(), target(server).withHint("sni", ""))
                    .get(0)
                    .serverName());
        }
    }

    @Test
    void helloTravelsThroughTheTunnelOfAProxy() throws Exception {
        try (var server = TlsServer.presenting(CA.issue(LeafSpec.of(HOST)));
                var proxy = HttpProxy.tunnelTo(server.address())) {
            var route =
                    new Route.ViaProxy(new HostPort("127.0.0.1", proxy.address().getPort()));
            var answer =
                    observe(HelloProbe.refusable(), target(server).by(route)).get(0);
            assertEquals(Kind.ALERT, answer.kind());
            assertEquals(proxy.address().getPort(), answer.port());
        }
    }

    @Test
    void refusedTunnelLeavesItsOwnEvidenceAndNoAnswer() throws Exception {
        try (var proxy = HttpProxy.answering("HTTP/1.1 403 Forbidden\r\n\r\n")) {
            var route =
                    new Route.ViaProxy(new HostPort("127.0.0.1", proxy.address().getPort()));
            var target = Target.of("https", new HostPort(HOST, 443)).by(route);
            assertEquals(List.of(), observe(HelloProbe.refusable(), target));
            assertEquals(
                    List.of(403),
                    bench.observe(HelloProbe.refusable(), target, ProxyTunnel.class).stream()
                            .map(ProxyTunnel::status)
                            .toList());
        }
    }

    @Test
    void webServerWithoutTlsIsRecognized() throws Exception {
        try (var server = TcpServer.start(Behaviours.answerAndClose("HTTP/1.1 400 Bad Request\r\n\r\n"))) {
            assertEquals(
                    Kind.HTTP,
                    observe(HelloProbe.refusable(), target(server)).get(0).kind());
        }
    }

    private List<HelloAnswer> observe(HelloProbe probe, Target target) throws IOException, InterruptedException {
        return bench.observe(probe, target, HelloAnswer.class);
    }

    private static Target target(TcpServer server) {
        return Target.of("https", new HostPort(HOST, server.port())).withHint("address", "127.0.0.1");
    }

    private static FailureKind kind(HelloAnswer answer) {
        var failure = answer.failure();
        return failure == null ? FailureKind.UNKNOWN : failure.kind();
    }
}
