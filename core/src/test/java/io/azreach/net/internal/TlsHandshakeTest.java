package io.azreach.net.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.azreach.model.Failure;
import io.azreach.model.FailureKind;
import io.azreach.model.evidence.TlsHandshake;
import io.azreach.model.evidence.TrustVerdict;
import io.azreach.model.evidence.TrustVerdict.Verdict;
import io.azreach.net.Opened;
import io.azreach.net.TlsHello;
import io.azreach.testkit.Behaviours;
import io.azreach.testkit.LeafSpec;
import io.azreach.testkit.TcpServer;
import io.azreach.testkit.TestCa;
import io.azreach.testkit.TlsServer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsHandshakeTest {
    private static final TestCa CA = TestCa.create("Contoso");
    private static final String HOST = "vault.test";

    @TempDir
    Path directory = Path.of("");

    private Bench bench = Bench.open();

    @BeforeEach
    void trustTheCa() throws Exception {
        bench.close();
        bench = Bench.trusting(CA.writeRoot(directory));
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void chainIsRecordedAndJudgedByEveryStore() throws Exception {
        try (var server = TlsServer.presenting(CA.issue(LeafSpec.of(HOST, "*.blob.test", "192.0.2.1")))) {
            var opened = shake(server, HOST);
            var facts = opened.facts();
            assertNotNull(opened.connection());
            assertEquals("TLSv1.3", facts.protocol());
            assertEquals(2, facts.chain().size());
            assertEquals(Boolean.TRUE, facts.nameMatches());
            assertEquals(
                    List.of("os", "jvm", "azure"),
                    facts.trust().stream().map(TrustVerdict::store).toList());
            assertEquals(Verdict.TRUSTED, facts.verdictOf("os"));
            assertEquals("CN=Contoso Root,O=Test", facts.trust().get(0).anchor());
            assertEquals(Verdict.NO_PATH, facts.verdictOf("jvm"));
            assertEquals(Verdict.NO_PATH, facts.verdictOf("azure"));
            assertTrue(facts.received() > 500);
        }
    }

    @Test
    void certificateIsReadCompletely() throws Exception {
        try (var server = TlsServer.presenting(CA.issue(LeafSpec.of(HOST, "*.blob.test", "192.0.2.1")))) {
            var leaf = shake(server, HOST).facts().leaf();
            assertNotNull(leaf);
            assertEquals("CN=vault.test", leaf.subject());
            assertEquals("CN=Contoso Issuing,O=Test", leaf.issuer());
            assertEquals(List.of(HOST, "*.blob.test", "192.0.2.1"), leaf.names());
            assertEquals("EC", leaf.keyAlgorithm());
            assertEquals(256, leaf.keyBits());
            assertEquals(
                    List.of("http://ocsp.test.invalid/", "http://crl.test.invalid/issuing.crl"), leaf.revocationUrls());
            assertEquals(List.of("http://aia.test.invalid/issuing.crt"), leaf.issuerUrls());
            assertEquals(64, leaf.sha256().length());
            assertFalse(leaf.ca());
            var issuer = shake(server, HOST).facts().chain().get(1);
            assertEquals(issuer.subjectKeyId(), leaf.authorityKeyId());
            assertTrue(issuer.ca());
        }
    }

    @Test
    void expiredAndFutureCertificatesAreToldFromUntrustedOnes() throws Exception {
        try (var expired = TlsServer.presenting(CA.issue(LeafSpec.of(HOST).expired()));
                var future = TlsServer.presenting(CA.issue(LeafSpec.of(HOST).notYetValid()))) {
            var trust = shake(expired, HOST).facts().trust();
            assertEquals(Verdict.EXPIRED, trust.get(0).verdict());
            assertEquals("CN=vault.test", trust.get(0).detail());
            assertEquals(Verdict.NO_PATH, trust.get(1).verdict());
            assertEquals(
                    Verdict.NOT_YET_VALID,
                    shake(future, HOST).facts().trust().get(0).verdict());
        }
    }

    @Test
    void missingIntermediateAndSelfSignedHaveNoPath() throws Exception {
        try (var bare = TlsServer.presenting(CA.issue(LeafSpec.of(HOST)).leafOnly());
                var own = TlsServer.presenting(TestCa.selfSigned(LeafSpec.of(HOST)))) {
            assertEquals(Verdict.NO_PATH, shake(bare, HOST).facts().verdictOf("os"));
            assertEquals(Verdict.NO_PATH, shake(own, HOST).facts().verdictOf("os"));
        }
    }

    @Test
    void wrongNameIsNotAFailureOfTheHandshake() throws Exception {
        try (var server = TlsServer.presenting(CA.issue(LeafSpec.of("other.test")))) {
            var facts = shake(server, HOST).facts();
            assertEquals(Boolean.FALSE, facts.nameMatches());
            assertNull(facts.failure());
        }
    }

    @Test
    void literalIsCheckedAgainstAddressesOfTheCertificate() throws Exception {
        try (var server = TlsServer.presenting(CA.issue(LeafSpec.of(HOST, "127.0.0.1")))) {
            assertEquals(Boolean.TRUE, shake(server, "127.0.0.1").facts().nameMatches());
            assertEquals(Boolean.FALSE, shake(server, "127.0.0.2").facts().nameMatches());
        }
    }

    @Test
    void unreasonablyLongChainIsTooLarge() throws Exception {
        try (var server = TlsServer.presenting(CA.issue(LeafSpec.of(HOST)).paddedTo(100))) {
            assertEquals(FailureKind.TOO_LARGE, kind(shake(server, HOST).facts().failure()));
        }
    }

    @Test
    void alertIsNamed() throws Exception {
        try (var server = TlsServer.alerting(70)) {
            var facts = shake(server, HOST).facts();
            assertEquals(FailureKind.TLS_ALERT, kind(facts.failure()));
            assertEquals("protocol_version", facts.alert());
            assertEquals(7, facts.received());
            assertNull(facts.protocol());
        }
    }

    @RepeatedTest(5)
    void demandForAClientCertificateShowsTheChainAll() throws Exception {
        try (var server = TlsServer.demandingClientCertificate(CA.issue(LeafSpec.of(HOST)), "TLSv1.2")) {
            var facts = shake(server, HOST).facts();
            assertEquals(FailureKind.TLS_ALERT, kind(facts.failure()));
            assertEquals(Verdict.TRUSTED, facts.verdictOf("os"));
        }
    }

    @Test
    void demandForAClientCertificateComesLateInNewTls() throws Exception {
        try (var server = TlsServer.demandingClientCertificate(CA.issue(LeafSpec.of(HOST)), "TLSv1.3")) {
            var connection = shake(server, HOST).connection();
            assertNotNull(connection);
            var answer = bench.net().converse(connection, new byte[0], 10, Bench.ENOUGH);
            assertEquals(FailureKind.TLS_ALERT, kind(answer.failure()));
        }
    }

    @Test
    void oldServerIsUsedWithWhatItSpeaks() throws Exception {
        try (var server = TlsServer.speaking(CA.issue(LeafSpec.of(HOST)), "TLSv1.2")) {
            assertEquals("TLSv1.2", shake(server, HOST).facts().protocol());
            var onlyNew = new TlsHello(HOST, List.of("TLSv1.3"));
            var connection = bench.connect(server.address());
            var facts = bench.net().handshake(connection, onlyNew, Bench.ENOUGH).facts();
            assertEquals("protocol_version", facts.alert());
        }
    }

    @Test
    void protocolThisProcessDoesNotHaveIsNotBlamedOnThePeer() throws Exception {
        try (var server = TlsServer.presenting(CA.issue(LeafSpec.of(HOST)))) {
            for (var protocol : List.of("TLSv1", "TLSv9")) {
                var hello = new TlsHello(HOST, List.of(protocol));
                var connection = bench.connect(server.address());
                var facts =
                        bench.net().handshake(connection, hello, Bench.ENOUGH).facts();
                assertEquals(FailureKind.NOT_SUPPORTED, kind(facts.failure()), protocol);
            }
        }
    }

    @Test
    void plainHttpIsShownAsWhatItIs() throws Exception {
        try (var server = TcpServer.start(Behaviours.answerAndClose("HTTP/1.1 400 Bad Request\r\n\r\n\u001b[2J"))) {
            var failure = shake(server, HOST).facts().failure();
            assertEquals(new Failure(FailureKind.TLS_NOT_TLS, "HTTP/1.1 400 Bad Request.....[2J"), failure);
        }
    }

    @Test
    void silenceCloseAndResetDiffer() throws Exception {
        try (var silent = TcpServer.start(Behaviours.silence());
                var closing = TcpServer.start(Behaviours.closeAfterFirstBytes());
                var resetting = TcpServer.start(Behaviours.resetAfterFirstBytes())) {
            assertEquals(
                    FailureKind.TIMEOUT, kind(shake(silent, HOST, Bench.SHORT).failure()));
            assertEquals(
                    FailureKind.CLOSED, kind(shake(closing, HOST, Bench.ENOUGH).failure()));
            assertEquals(
                    FailureKind.RESET, kind(shake(resetting, HOST, Bench.ENOUGH).failure()));
        }
    }

    @Test
    void brokenRecordIsAProtocolError() throws Exception {
        byte[] nonsense = {0x16, 3, 3, 0, 4, 2, 0, 0, 0};
        try (var server = TcpServer.start(Behaviours.answer(nonsense))) {
            assertEquals(
                    FailureKind.TLS_PROTOCOL_ERROR,
                    kind(shake(server, HOST, Bench.ENOUGH).failure()));
        }
    }

    @Test
    void randomRecordsAlwaysEndAsAFailure() throws Exception {
        var random = new Random(42);
        try (var server = TcpServer.start(peer -> {
            var bytes = new byte[200];
            synchronized (random) {
                random.nextBytes(bytes);
            }
            System.arraycopy(new byte[] {0x16, 3, 3, 0, 100, 2, 0, 0, 96, 3, 3}, 0, bytes, 0, 11);
            Behaviours.answerAndClose(new String(bytes, StandardCharsets.ISO_8859_1))
                    .serve(peer);
        })) {
            for (int i = 0; i < 100; i++) {
                assertNotNull(shake(server, HOST, Bench.ENOUGH).failure());
            }
        }
    }

    @Test
    void endlessHandshakeIsEnded() throws Exception {
        // Change-cipher-spec records are ignored by TLS 1.3 clients, for ever if need be.
        var record = new String(new byte[] {0x14, 3, 3, 0, 1, 1}, StandardCharsets.ISO_8859_1);
        try (var server = TcpServer.start(Behaviours.flood("", record, 100_000_000))) {
            var facts = shake(server, HOST, Bench.ENOUGH);
            assertNotNull(facts.failure());
            assertTrue(facts.took().compareTo(Bench.ENOUGH) < 0);
        }
    }

    @Test
    void drippingServerEndsAtTheCap() throws Exception {
        var hello = new String(new byte[] {0x16, 3, 3, 0x3f, 0, 2, 0, 0, 0x3f}, StandardCharsets.ISO_8859_1);
        try (var server = TcpServer.start(Behaviours.drip(hello + "x".repeat(1000), Duration.ofMillis(20)))) {
            var facts = shake(server, HOST, Bench.SHORT);
            assertEquals(FailureKind.TIMEOUT, kind(facts.failure()));
            assertTrue(facts.took().compareTo(Bench.SOON) < 0);
        }
    }

    @Test
    void bytesTravelBothWaysOverTls() throws Exception {
        var answer = "x".repeat(40_000);
        var identity = CA.issue(LeafSpec.of(HOST));
        try (var server =
                TlsServer.presenting(identity, Behaviours.answer(answer.getBytes(StandardCharsets.US_ASCII)))) {
            var connection = shake(server, HOST).connection();
            assertNotNull(connection);
            var heard = bench.net().converse(connection, new byte[30_000], 50_000, Bench.ENOUGH);
            assertEquals(40_000, heard.value().orElseThrow().length);
        }
    }

    private Opened<TlsHandshake> shake(TcpServer server, String name) throws InterruptedException {
        return bench.net().handshake(bench.connect(server.address()), TlsHello.to(name), Bench.ENOUGH);
    }

    private TlsHandshake shake(TcpServer server, String name, Duration cap) throws InterruptedException {
        return bench.net()
                .handshake(bench.connect(server.address()), TlsHello.to(name), cap)
                .facts();
    }

    private static FailureKind kind(@Nullable Failure failure) {
        return failure == null ? FailureKind.UNKNOWN : failure.kind();
    }
}
