package io.azreach.diagnose;

import static io.azreach.testkit.Given.certificate;
import static io.azreach.testkit.Given.connected;
import static io.azreach.testkit.Given.failedHandshake;
import static io.azreach.testkit.Given.https;
import static io.azreach.testkit.Given.lookup;
import static io.azreach.testkit.Given.unconnected;
import static io.azreach.testkit.Given.verdict;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.azreach.model.Confidence;
import io.azreach.model.Failure;
import io.azreach.model.FailureKind;
import io.azreach.model.HostPort;
import io.azreach.model.Route;
import io.azreach.model.Severity;
import io.azreach.model.Target;
import io.azreach.model.evidence.HelloAnswer;
import io.azreach.model.evidence.HelloAnswer.Kind;
import io.azreach.model.evidence.TlsHandshake;
import io.azreach.model.evidence.TrustVerdict;
import io.azreach.model.evidence.TrustVerdict.Verdict;
import io.azreach.spi.FollowUp;
import io.azreach.testkit.Given;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class HandshakeRuleTest {
    private static final Target LOGIN = https("login.microsoftonline.com", "entra");
    private static final InetAddress ADDRESS = Given.address("203.0.113.5");

    private static Given failing(FailureKind kind, @Nullable String alert) {
        return failing(LOGIN, failedHandshake(LOGIN.host(), kind, alert));
    }

    private static Given failing(Target target, TlsHandshake tls) {
        return new Given()
                .seen(
                        "core.endpoint",
                        target,
                        lookup(target.host(), ADDRESS.getHostAddress()),
                        connected(ADDRESS.getHostAddress()),
                        tls);
    }

    private static HelloAnswer hello(Kind kind, String offered, @Nullable String version) {
        return new HelloAnswer(
                ADDRESS,
                443,
                LOGIN.host(),
                offered,
                200,
                kind,
                version,
                null,
                kind == Kind.ALERT ? "protocol_version" : null,
                7,
                Duration.ofMillis(4),
                kind == Kind.NOTHING ? Failure.of(FailureKind.TIMEOUT) : null);
    }

    private static Given answered(Given given, FollowUp contrast, Kind kind) {
        return given.answered(contrast, hello(kind, "current", null));
    }

    // alerts

    @ParameterizedTest
    @CsvSource({
        "protocol_version,      TLS_VERSION_MISMATCH",
        "handshake_failure,     TLS_NO_COMMON_CIPHER",
        "insufficient_security, TLS_NO_COMMON_CIPHER",
        "unrecognized_name,     TLS_SNI_REJECTED",
        "certificate_required,  TLS_CLIENT_CERT_REQUIRED",
        "bad_certificate,       TLS_CLIENT_CERT_REQUIRED",
        "internal_error,        TLS_ALERT",
        "access_denied,         TLS_ALERT",
        "no_application_protocol, TLS_ALERT"
    })
    void everyAlertHasItsCause(String alert, String expected) {
        var given = failing(FailureKind.TLS_ALERT, alert);
        assertEquals(List.of(expected), given.roots());
        assertEquals(alert, given.finding(expected).args().get("alert"));
    }

    private static Given scanned(String alert, String... accepted) {
        var answers = List.of("SSLv3", "TLSv1", "TLSv1.1", "TLSv1.2", "TLSv1.3").stream()
                .map(v -> List.of(accepted).contains(v)
                        ? hello(Kind.SERVER_HELLO, "only-" + v, v)
                        : hello(Kind.ALERT, "only-" + v, null))
                .toArray(HelloAnswer[]::new);
        return failing(FailureKind.TLS_ALERT, alert).answered(Contrasts.versions(LOGIN, ADDRESS), answers);
    }

    @ParameterizedTest
    @CsvSource({
        "protocol_version,  TLSv1,   TLS_VERSION_MISMATCH",
        "handshake_failure, TLSv1.1, TLS_VERSION_MISMATCH",
        "handshake_failure, TLSv1.2, TLS_NO_COMMON_CIPHER",
        "protocol_version,  TLSv1.3, TLS_NO_COMMON_CIPHER"
    })
    void theVersionsThatTheServerTakesSettleIt(String alert, String accepted, String expected) {
        var given = scanned(alert, accepted);
        assertEquals(List.of(expected), given.roots());
        assertEquals(accepted, given.finding(expected).args().get("offered"));
        assertEquals(Confidence.CONFIRMED, given.finding(expected).confidence());
    }

    @Test
    void aServerThatTakesNoVersionLeavesItAtTheAlert() {
        assertEquals(
                List.of("TLS_VERSION_MISMATCH"), scanned("protocol_version").roots());
        assertEquals(
                Confidence.LIKELY,
                scanned("protocol_version").finding("TLS_VERSION_MISMATCH").confidence());
    }

    /** A server of TLS 1.2 that misses the client's certificate sends the same alert, but after its own certificate. */
    @Test
    void aFailureAfterTheServersCertificateIsAboutTheClients() {
        var tls = new TlsHandshake(
                LOGIN.host(),
                ADDRESS,
                443,
                null,
                null,
                List.of(certificate("CN=leaf", "CN=CA"), certificate("CN=CA", "CN=Root")),
                true,
                List.of(verdict("os", Verdict.TRUSTED), verdict("azure", Verdict.TRUSTED)),
                "handshake_failure",
                4000,
                Duration.ofMillis(20),
                new Failure(FailureKind.TLS_ALERT, "handshake_failure"));
        assertEquals(List.of("TLS_CLIENT_CERT_REQUIRED"), failing(LOGIN, tls).roots());
    }

    // other endings

    @ParameterizedTest
    @CsvSource({"TLS_NOT_TLS, TLS_NOT_TLS", "CLOSED, TLS_CLOSED", "TLS_PROTOCOL_ERROR, TLS_ALERT"})
    void otherEndingsHaveTheirCause(FailureKind kind, String expected) {
        assertEquals(List.of(expected), failing(kind, null).roots());
    }

    @ParameterizedTest
    @CsvSource({"TLS_PROTOCOL_ERROR, protocol_error", "TOO_LARGE, too_large", "NOT_SUPPORTED, not_supported"})
    void whatIsNoAlertIsNotCalledOne(FailureKind kind, String word) {
        assertEquals(word, failing(kind, null).finding("TLS_ALERT").args().get("alert"));
    }

    @Test
    void aResetThatANeutralNameEscapesIsAFilterOnTheName() {
        var given =
                answered(failing(FailureKind.RESET, null), Contrasts.neutralHello(LOGIN, ADDRESS), Kind.SERVER_HELLO);
        assertEquals(List.of("TLS_SNI_BLOCKED_RESET"), given.roots());
        var alert = answered(failing(FailureKind.RESET, null), Contrasts.neutralHello(LOGIN, ADDRESS), Kind.ALERT);
        assertEquals(List.of("TLS_SNI_BLOCKED_RESET"), alert.roots());
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"NOTHING", "HTTP", "OTHER", "TRUNCATED"})
    void aResetThatMeetsANeutralNameTooIsNotAboutTheName(Kind kind) {
        var given = answered(failing(FailureKind.RESET, null), Contrasts.neutralHello(LOGIN, ADDRESS), kind);
        assertEquals(List.of("TLS_RESET"), given.roots());
        assertTrue(given.finding("TLS_RESET").excluded().toString().contains("TLS_SNI_BLOCKED_RESET"));
    }

    private static HelloAnswer resetHello(String offered) {
        return new HelloAnswer(
                ADDRESS,
                443,
                LOGIN.host(),
                offered,
                200,
                Kind.NOTHING,
                null,
                null,
                null,
                0,
                Duration.ofMillis(9),
                Failure.of(FailureKind.RESET));
    }

    @Test
    void aResetOfWhateverIsSentIsNotAboutTheHandshake() {
        var given = failing(FailureKind.RESET, null)
                .answered(Contrasts.neutralHello(LOGIN, ADDRESS), resetHello("current"))
                .answered(Contrasts.refusableHello(LOGIN, ADDRESS), resetHello("refusable"), resetHello("retryable"));
        assertEquals(List.of("TCP_RESET_MID_STREAM"), given.roots());
    }

    @Test
    void aResetThatASmallMessageEscapesIsAboutTheHandshake() {
        var given = failing(FailureKind.RESET, null)
                .answered(Contrasts.neutralHello(LOGIN, ADDRESS), resetHello("current"));
        answered(given, Contrasts.refusableHello(LOGIN, ADDRESS), Kind.ALERT);
        assertEquals(List.of("TLS_RESET"), given.roots());
    }

    @Test
    void aResetWithoutTheContrastExcludesNothingAboutTheName() {
        var excluded = failing(FailureKind.RESET, null).finding("TLS_RESET").excluded();
        assertEquals("[TLS_CLOSED, TLS_HANDSHAKE_TIMEOUT]", excluded.toString());
    }

    private static HelloAnswer answer(Kind kind, int bytes, @Nullable FailureKind why) {
        return new HelloAnswer(
                ADDRESS,
                443,
                LOGIN.host(),
                "current",
                1800,
                kind,
                kind == Kind.SERVER_HELLO ? "TLSv1.3" : null,
                null,
                null,
                bytes,
                Duration.ofMillis(9),
                why == null ? null : Failure.of(why));
    }

    private static final HelloAnswer SPOKE = answer(Kind.SERVER_HELLO, 3000, null);

    @Test
    void aCloseThatANeutralNameEscapesIsAFilterOnTheNameToo() {
        var given = failing(FailureKind.CLOSED, null)
                .answered(Contrasts.sameHello(LOGIN, ADDRESS), answer(Kind.NOTHING, 0, FailureKind.CLOSED))
                .answered(Contrasts.neutralHello(LOGIN, ADDRESS), SPOKE);
        assertEquals(List.of("TLS_SNI_BLOCKED_RESET"), given.roots());
        assertEquals("closed", given.finding("TLS_SNI_BLOCKED_RESET").args().get("detail"));
    }

    @Test
    void aCloseForEveryNameIsTheServers() {
        var closed = answer(Kind.NOTHING, 0, FailureKind.CLOSED);
        var given = failing(FailureKind.CLOSED, null)
                .answered(Contrasts.sameHello(LOGIN, ADDRESS), closed)
                .answered(Contrasts.neutralHello(LOGIN, ADDRESS), closed)
                .answered(Contrasts.refusableHello(LOGIN, ADDRESS), closed, closed);
        assertEquals(List.of("TLS_CLOSED"), given.roots());
        assertTrue(given.finding("TLS_CLOSED").excluded().toString().contains("TLS_SNI_BLOCKED_RESET"));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                // how the handshake, the large message and the same in small packets ended
                "TIMEOUT, TIMEOUT, TIMEOUT, TLS_LARGE_HELLO_INTOLERANT",
                "RESET,   RESET,   RESET,   TLS_LARGE_HELLO_INTOLERANT",
                "CLOSED,  CLOSED,  CLOSED,  TLS_LARGE_HELLO_INTOLERANT",
                "TIMEOUT, TIMEOUT, -,       PATH_MTU_BLACKHOLE",
                "RESET,   RESET,   -,       TLS_LARGE_HELLO_INTOLERANT",
                "TIMEOUT, -,       -,       TLS_HANDSHAKE_TIMEOUT",
                "RESET,   -,       -,       TLS_RESET",
                "CLOSED,  -,       -,       TLS_CLOSED"
            })
    void whereAShortMessageIsAnsweredTheSizeIsTried(
            FailureKind first, @Nullable FailureKind large, @Nullable FailureKind pieces, String expected) {
        var given = failing(first, null)
                .answered(Contrasts.sameHello(LOGIN, ADDRESS), SPOKE)
                .answered(Contrasts.refusableHello(LOGIN, ADDRESS), answer(Kind.ALERT, 7, null))
                .answered(Contrasts.neutralHello(LOGIN, ADDRESS), SPOKE)
                .answered(Contrasts.largeHello(LOGIN, ADDRESS), large == null ? SPOKE : answer(Kind.NOTHING, 0, large))
                .answered(
                        Contrasts.largeHelloInPieces(LOGIN, ADDRESS),
                        pieces == null ? SPOKE : answer(Kind.NOTHING, 0, pieces));
        assertEquals(List.of(expected), given.roots());
    }

    @Test
    void aMessageThatCouldNotBeSentSaysNothingAboutItsSize() {
        var given = failing(FailureKind.TIMEOUT, null)
                .answered(Contrasts.sameHello(LOGIN, ADDRESS), SPOKE)
                .answered(Contrasts.largeHello(LOGIN, ADDRESS), unconnected("203.0.113.5", FailureKind.TIMEOUT, 3000));
        assertEquals(List.of("TLS_HANDSHAKE_TIMEOUT"), given.roots());
    }

    /** The server speaks, and its answer stops: what has arrived tells whether large packets do. */
    @ParameterizedTest
    @CsvSource({"4000, TLS_HANDSHAKE_TIMEOUT", "130, PATH_MTU_BLACKHOLE"})
    void anAnswerThatStopsAfterAFullPacketIsTheServersDoing(int received, String expected) {
        var tls = new TlsHandshake(
                LOGIN.host(),
                ADDRESS,
                443,
                null,
                null,
                List.of(),
                null,
                List.of(),
                null,
                received,
                Duration.ofMillis(4500),
                Failure.of(FailureKind.TIMEOUT));
        var given = failing(LOGIN, tls)
                .answered(Contrasts.sameHello(LOGIN, ADDRESS), answer(Kind.SERVER_HELLO, received, null))
                .answered(Contrasts.refusableHello(LOGIN, ADDRESS), answer(Kind.ALERT, 7, null));
        assertEquals(List.of(expected), given.roots());
        assertEquals(Confidence.LIKELY, given.finding(expected).confidence());
    }

    private static Given inspected(FailureKind large) {
        var verdicts = new TrustVerdict[] {
            verdict("os", Verdict.TRUSTED), verdict("jvm", Verdict.NO_PATH), verdict("azure", Verdict.NO_PATH)
        };
        var chain = List.of(certificate("CN=login", "CN=Inspection"));
        return failing(LOGIN, Given.handshake(LOGIN.host(), chain, true, verdicts))
                .answered(Contrasts.sameHello(LOGIN, ADDRESS), SPOKE)
                .answered(Contrasts.largeHello(LOGIN, ADDRESS), answer(Kind.NOTHING, 0, large))
                .answered(Contrasts.largeHelloInPieces(LOGIN, ADDRESS), answer(Kind.NOTHING, 0, large));
    }

    @Test
    void aBoxThatOpensTlsAndCannotTakeALargeMessageIsARisk() {
        var given = inspected(FailureKind.RESET);
        assertEquals(List.of("TLS_INTERCEPTED_TRUSTED", "TLS_LARGE_HELLO_INTOLERANT"), given.roots());
        var finding = given.finding("TLS_LARGE_HELLO_INTOLERANT");
        assertEquals(Severity.RISK, finding.severity());
        assertEquals("CN=Inspection", finding.args().get("issuer"));
    }

    private static Given silent(@Nullable Kind refusable, @Nullable Kind neutral) {
        var given = failing(FailureKind.TIMEOUT, null);
        if (refusable != null) {
            answered(given, Contrasts.refusableHello(LOGIN, ADDRESS), refusable);
        }
        if (neutral != null) {
            answered(given, Contrasts.neutralRefusableHello(LOGIN, ADDRESS), neutral);
        }
        return given;
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "ALERT,   ALERT,   PATH_MTU_BLACKHOLE",
                "ALERT,   NOTHING, PATH_MTU_BLACKHOLE",
                "ALERT,   -,       PATH_MTU_BLACKHOLE",
                "NOTHING, ALERT,   TLS_SNI_BLOCKED_DROP",
                "NOTHING, NOTHING, TLS_HANDSHAKE_TIMEOUT",
                "HTTP,    NOTHING, TLS_HANDSHAKE_TIMEOUT",
                "-,       -,       TLS_HANDSHAKE_TIMEOUT"
            })
    void whatPassesInASmallMessageTellsWhySilenceMetTheLargeOne(
            @Nullable Kind refusable, @Nullable Kind neutral, String expected) {
        assertEquals(List.of(expected), silent(refusable, neutral).roots());
    }

    @Test
    void untriedContrastsExcludeNothing() {
        assertEquals(
                List.of(),
                List.copyOf(silent(null, null).finding("TLS_HANDSHAKE_TIMEOUT").excluded()));
        assertEquals(
                2,
                silent(Kind.NOTHING, Kind.NOTHING)
                        .finding("TLS_HANDSHAKE_TIMEOUT")
                        .excluded()
                        .size());
    }

    @Test
    void throughAProxyTheContrastsGoThroughItToo() {
        var proxied = LOGIN.by(new Route.ViaProxy(new HostPort("10.0.0.10", 3128)));
        var given = failing(proxied, failedHandshake(LOGIN.host(), FailureKind.RESET, null));
        answered(given, Contrasts.neutralHello(LOGIN, ADDRESS), Kind.SERVER_HELLO);
        assertEquals(List.of("TLS_RESET"), given.roots());
        answered(given, Contrasts.neutralHello(proxied, ADDRESS), Kind.SERVER_HELLO);
        assertEquals(List.of("TLS_SNI_BLOCKED_RESET"), given.roots());
    }

    @Test
    void aFilterOnOneNameAndAMismatchAtAnotherAreTwoRoots() {
        var other = https("kv.vault.azure.net", "key-vault");
        var given = answered(failing(FailureKind.RESET, null), Contrasts.neutralHello(LOGIN, ADDRESS), Kind.ALERT)
                .seen(
                        "core.endpoint",
                        other,
                        failedHandshake(other.host(), FailureKind.TLS_ALERT, "unrecognized_name"));
        assertEquals(List.of("TLS_SNI_BLOCKED_RESET", "TLS_SNI_REJECTED"), given.roots());
    }
}
