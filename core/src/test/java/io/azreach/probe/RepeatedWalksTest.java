package io.azreach.probe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.azreach.model.FailureKind;
import io.azreach.model.HostPort;
import io.azreach.model.Target;
import io.azreach.model.evidence.EndpointWalks;
import io.azreach.model.evidence.EndpointWalks.Step;
import io.azreach.model.evidence.HttpExchange;
import io.azreach.model.evidence.QuietConnection;
import io.azreach.spi.Settings;
import io.azreach.testkit.Behaviour;
import io.azreach.testkit.Behaviours;
import io.azreach.testkit.RecordingContext;
import io.azreach.testkit.TcpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Walks that are repeated, and connections on which nothing is said, against real servers. */
class RepeatedWalksTest {
    private static final String LOOPBACK = InetAddress.getLoopbackAddress().getHostAddress();
    private static final String ANSWER = "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";

    private final ProbeBench bench = new ProbeBench();

    @AfterEach
    void close() throws IOException {
        bench.close();
    }

    private static Target target(int port) {
        return Target.of("http", new HostPort("plain.test", port)).withHint("address", LOOPBACK);
    }

    /** Serves every other client that says something, and resets the rest. */
    private static Behaviour everyOther() {
        var clients = new AtomicInteger();
        return peer -> {
            if (peer.getInputStream().read() >= 0 && clients.incrementAndGet() % 2 == 1) {
                Behaviours.http(ANSWER).serve(peer);
            } else {
                Behaviours.reset().serve(peer);
            }
        };
    }

    @Test
    void whatServesOneRequestAndResetsTheNextShowsItself() throws Exception {
        try (var server = TcpServer.start(everyOther())) {
            var context =
                    new RecordingContext(ProbeBench.host("client.corp.test").build(), bench.net(), Settings.NONE);
            new EndpointProbe().observe(target(server.port()), context);
            assertEquals(404, context.evidence(HttpExchange.class).get(0).status());
            var second = context.evidence(EndpointWalks.class).get(0).walks().get(0);
            assertEquals(Step.CONNECT, second.reached());
            assertTrue(second.failure() != null && second.failure().kind() == FailureKind.RESET, second.toString());
        }
    }

    @Test
    void walksAreCountedByHowFarTheyGot() throws Exception {
        try (var server = TcpServer.start(everyOther())) {
            var walks = bench.observe(new WalksProbe(), target(server.port()), EndpointWalks.class)
                    .get(0);
            assertTrue(walks.mixed(), walks.toString());
            assertEquals(walks.walks().size() / 2, walks.failed().size());
        }
    }

    @Test
    void aServerThatAnswersEachTimeIsNotFitful() throws Exception {
        try (var server = TcpServer.start(Behaviours.http(ANSWER))) {
            var walks = bench.observe(new WalksProbe(), target(server.port()), EndpointWalks.class)
                    .get(0);
            assertFalse(walks.mixed());
            assertTrue(walks.walks().stream().allMatch(w -> w.reached() == Step.ANSWER), walks.toString());
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = FailureKind.class,
            names = {"CLOSED", "RESET", "TIMEOUT"})
    void whatAPeerDoesWithSilenceIsRecorded(FailureKind kind) throws Exception {
        var behaviour =
                switch (kind) {
                    case CLOSED -> Behaviours.close();
                    case RESET -> Behaviours.reset();
                    default -> Behaviours.silence();
                };
        try (var server = TcpServer.start(behaviour)) {
            var quiet = bench.observe(new QuietProbe(), target(server.port()), QuietConnection.class);
            assertEquals(2, quiet.size());
            assertTrue(quiet.stream().allMatch(q -> q.ended(kind)), quiet.toString());
        }
    }

    @Test
    void aPeerThatSpeaksUnaskedIsHeard() throws Exception {
        var banner = "220 ready\r\n".getBytes(StandardCharsets.US_ASCII);
        try (var server = TcpServer.start(Behaviours.banner(banner))) {
            var quiet = bench.observe(new QuietProbe(), target(server.port()), QuietConnection.class);
            assertTrue(quiet.stream().allMatch(q -> q.bytes() == 1 && q.failure() == null), quiet.toString());
        }
    }
}
