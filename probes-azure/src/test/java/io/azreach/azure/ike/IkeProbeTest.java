package io.azreach.azure.ike;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.azreach.host.RecordedHost;
import io.azreach.model.FailureKind;
import io.azreach.model.HostInfo;
import io.azreach.model.HostPort;
import io.azreach.model.Target;
import io.azreach.model.evidence.IkeAnswer;
import io.azreach.model.evidence.IkeAnswer.Kind;
import io.azreach.net.Network;
import io.azreach.net.TrustSettings;
import io.azreach.net.internal.LiveNetwork;
import io.azreach.spi.Settings;
import io.azreach.testkit.RecordingContext;
import io.azreach.testkit.UdpServer;
import io.azreach.time.Deadline;
import io.azreach.time.NanoClock;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class IkeProbeTest {
    private static final FakeGateway.Manner PLAIN = FakeGateway.Manner.plain();

    private static final HostInfo LINUX =
            new HostInfo("vm01", HostInfo.Os.LINUX, "Debian GNU/Linux 12", List.of(), false);
    private static final String VARIABLE = "TUNNEL_KEY";

    private Network network;

    @BeforeEach
    void start() {
        network = LiveNetwork.open(new TrustSettings(null, List.of()), Map.of(), NanoClock.SYSTEM, Clock.systemUTC());
    }

    @AfterEach
    void stop() throws IOException {
        network.close();
    }

    @Test
    void bothPortsAreAskedEachInItsOwnWay() throws Exception {
        try (var first = FakeGateway.start(PLAIN);
                var second = FakeGateway.start(PLAIN.onMarkedPort())) {
            var answers = ask(first.address(), second.address().getPort(), Map.of());
            assertEquals(List.of(Kind.SA_INIT, Kind.SA_INIT), kinds(answers));
            assertEquals(FakeGateway.TAKES, answers.get(0).chosen());
            assertEquals(first.address().getPort(), answers.get(0).port());
            assertEquals(second.address().getPort(), answers.get(1).port());
            assertEquals(6, answers.get(0).offered().size());
        }
    }

    @Test
    void theGatewaysWordTellsThatNoTranslatorIsOnTheWay() throws Exception {
        try (var gateway = FakeGateway.start(PLAIN)) {
            var answer = ask(gateway.address(), unused(), Map.of()).get(0);
            assertEquals(Boolean.FALSE, answer.translated());
        }
    }

    @Test
    void aCookieIsReturned() throws Exception {
        try (var gateway = FakeGateway.start(PLAIN.wantingCookie())) {
            assertEquals(
                    Kind.SA_INIT,
                    ask(gateway.address(), unused(), Map.of()).get(0).kind());
            assertEquals(List.of("without cookie", "taken with cookie"), gateway.seen());
        }
    }

    @Test
    void aKeyInTheGroupAskedForIsSentWhenTheGroupWasOffered() throws Exception {
        var offered = Map.of("proposal", List.of("aes256-sha1-modp2048,aes256-sha1-modp1024"));
        try (var gateway = FakeGateway.start(PLAIN)) {
            var answer = ask(gateway.address(), unused(), offered).get(0);
            assertEquals(FakeGateway.TAKES, answer.chosen());
            assertEquals(List.of("wrong group", "taken"), gateway.seen());
        }
    }

    @Test
    void aRefusedOfferIsFollowedByOneThatTellsWhatTheGatewayTakes() throws Exception {
        try (var gateway = FakeGateway.start(PLAIN.taking("aes256-sha256-ecp384"))) {
            var answers = ask(gateway.address(), unused(), Map.of());
            assertEquals(List.of(Kind.NOTIFY, Kind.NOTHING, Kind.SA_INIT), kinds(answers));
            assertEquals("NO_PROPOSAL_CHOSEN", answers.get(0).notification());
            assertEquals("aes256-sha256-ecp384", answers.get(2).chosen());
        }
    }

    @Test
    void theRightKeyIsAcceptedAndTheSessionTakenBack() throws Exception {
        try (var second = FakeGateway.start(PLAIN.onMarkedPort().withKey("open sesame"))) {
            var answers = ask(loopback(unused()), second.address().getPort(), key("open sesame"));
            assertEquals(List.of(Kind.NOTHING, Kind.SA_INIT, Kind.AUTHENTICATED), kinds(answers));
            assertEquals("auth", answers.get(2).exchange());
            assertEquals(List.of("taken", "proven", "delete"), second.seen());
        }
    }

    @Test
    void theWrongKeyIsToldByTheGateway() throws Exception {
        try (var first = FakeGateway.start(PLAIN.withKey("another"))) {
            var answers = ask(first.address(), unused(), key("open sesame"));
            assertEquals(List.of(Kind.SA_INIT, Kind.NOTHING, Kind.NOTIFY), kinds(answers));
            assertEquals("AUTHENTICATION_FAILED", answers.get(2).notification());
            assertEquals(List.of("taken", "not proven"), first.seen());
        }
    }

    @Test
    void theKeyIsNowhereInTheEvidence() throws Exception {
        try (var first = FakeGateway.start(PLAIN)) {
            assertFalse(ask(first.address(), unused(), key("open sesame"))
                    .toString()
                    .contains("sesame"));
        }
    }

    @Test
    void closedPortsAreRecordedAndNotThrown() throws Exception {
        var answers = ask(loopback(unused()), unused(), Map.of());
        assertEquals(List.of(Kind.NOTHING, Kind.NOTHING), kinds(answers));
        for (var answer : answers) {
            var why = answer.failure();
            assertNotNull(why);
            assertEquals(FailureKind.REFUSED, why.kind());
        }
    }

    @Test
    void silenceIsATimeout() throws Exception {
        try (var silent = UdpServer.start(request -> List.of())) {
            var why = ask(silent.address(), unused(), Map.of()).get(0).failure();
            assertNotNull(why);
            assertEquals(FailureKind.TIMEOUT, why.kind());
            assertEquals(2, silent.received());
        }
    }

    @Test
    void anAnswerOfVersion1IsNamed() throws Exception {
        var answer = answerTo(request -> {
            var reply = request.clone();
            reply[17] = 0x10;
            reply[18] = 5;
            return reply;
        });
        assertEquals(Kind.OTHER, answer.kind());
        assertEquals("IKEv1", answer.notification());
    }

    @Test
    void whatIsNoAnswerIsOther() throws Exception {
        assertEquals(Kind.OTHER, answerTo(request -> request).kind());
        assertEquals(Kind.OTHER, answerTo(request -> new byte[] {1}).kind());
        assertEquals(Kind.OTHER, answerTo(request -> Arrays.copyOf(request, 28)).kind());
    }

    @Test
    void proposalsThatCannotBeReadAreTheCallersMistake() {
        var wrong = Map.of("proposal", List.of("aes256"));
        var told = assertThrows(IllegalArgumentException.class, () -> ask(loopback(unused()), unused(), wrong));
        assertTrue(String.valueOf(told.getMessage()).contains("[aes256]"));
    }

    private static Map<String, List<String>> key(String key) {
        return Map.of("psk-env", List.of(VARIABLE), "test.key", List.of(key));
    }

    private static List<Kind> kinds(List<IkeAnswer> answers) {
        return answers.stream().map(IkeAnswer::kind).toList();
    }

    private static InetSocketAddress loopback(int port) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    private static int unused() throws IOException {
        try (var socket = new DatagramSocket(loopback(0))) {
            return socket.getLocalPort();
        }
    }

    private IkeAnswer answerTo(UnaryOperator<byte[]> behaviour) throws Exception {
        try (var server = UdpServer.start(request -> List.of(behaviour.apply(request)))) {
            return ask(server.address(), unused(), Map.of()).get(0);
        }
    }

    private List<IkeAnswer> ask(InetSocketAddress gateway, int markedPort, Map<String, List<String>> options)
            throws Exception {
        var secret = String.join("", options.getOrDefault("test.key", List.of()));
        var host = RecordedHost.of(LINUX).environment(Map.of(VARIABLE, secret)).build();
        var net = network.bind(Deadline.after(Duration.ofSeconds(20), NanoClock.SYSTEM), resource -> {});
        var context = new RecordingContext(host, net, new Settings(options));
        var where = new HostPort(gateway.getAddress().getHostAddress(), gateway.getPort());
        new IkeProbe(markedPort).observe(Target.of("ike", where), context);
        return context.evidence(IkeAnswer.class);
    }
}
