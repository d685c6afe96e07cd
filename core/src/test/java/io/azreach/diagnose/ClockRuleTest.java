package io.azreach.diagnose;

import static io.azreach.testkit.Given.https;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.azreach.model.Confidence;
import io.azreach.model.Failure;
import io.azreach.model.FailureKind;
import io.azreach.model.Route;
import io.azreach.model.Severity;
import io.azreach.model.Target;
import io.azreach.model.evidence.CertificateFacts;
import io.azreach.model.evidence.HttpExchange;
import io.azreach.model.evidence.NtpAnswer;
import io.azreach.model.evidence.TimeService;
import io.azreach.model.evidence.TlsHandshake;
import io.azreach.model.evidence.TrustVerdict;
import io.azreach.model.evidence.TrustVerdict.Verdict;
import io.azreach.testkit.Given;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClockRuleTest {
    private static final Target TIME = new Target("ntp", "time.windows.com", 123, "/", "ntp", Map.of(), Route.DIRECT);

    /** Servers named by their number; each says that this clock is ahead by so many seconds. */
    private static Given servers(long... aheadSeconds) {
        var given = new Given();
        for (int i = 0; i < aheadSeconds.length; i++) {
            dated(given, "s" + i + ".example.com", aheadSeconds[i], Map.of());
        }
        return given;
    }

    private static Given dated(Given given, String host, long ahead, Map<String, String> more) {
        var headers = new TreeMap<>(more);
        headers.put(
                "date",
                DateTimeFormatter.RFC_1123_DATE_TIME.format(
                        Given.NOW.minusSeconds(ahead).atOffset(ZoneOffset.UTC)));
        return given.seen("core.endpoint", https(host, "generic"), Given.http(200, headers));
    }

    private static NtpAnswer ntp(long ourLagSeconds) {
        return new NtpAnswer(
                "time.windows.com",
                Given.address("203.0.113.123"),
                Duration.ofSeconds(ourLagSeconds),
                Duration.ofMillis(8),
                2,
                Duration.ofMillis(8),
                null);
    }

    private static NtpAnswer silentNtp() {
        return new NtpAnswer(
                "time.windows.com",
                Given.address("203.0.113.123"),
                null,
                null,
                null,
                Duration.ofSeconds(2),
                Failure.of(FailureKind.TIMEOUT));
    }

    @ParameterizedTest
    @CsvSource({"400, TIME_SKEW_AHEAD", "-400, TIME_SKEW_BEHIND", "86400, TIME_SKEW_AHEAD", "-86400, TIME_SKEW_BEHIND"})
    void serversThatAgreeShowWhereTheClockStands(long ahead, String expected) {
        assertEquals(List.of(expected), servers(ahead, ahead + 1, ahead - 1).roots());
        assertEquals("3", servers(ahead, ahead, ahead).finding(expected).args().get("samples"));
    }

    @ParameterizedTest
    @CsvSource({"0", "30", "-30", "58"})
    void aSmallDifferenceIsNone(long ahead) {
        assertEquals(List.of(), servers(ahead, ahead, ahead).roots());
    }

    @Test
    void aSmallSkewDegradesAndALargeOneBlocks() {
        assertEquals(
                Severity.DEGRADED,
                servers(90, 90, 90).finding("TIME_SKEW_AHEAD").severity());
        assertEquals(
                Severity.BLOCKER,
                servers(3600, 3600, 3600).finding("TIME_SKEW_AHEAD").severity());
    }

    @Test
    void oneOddServerMovesNothing() {
        assertEquals(List.of("HTTP_DATE_ODD"), servers(0, 0, 3600, 0).roots());
        assertEquals(
                Severity.INFO, servers(0, 0, 3600, 0).finding("HTTP_DATE_ODD").severity());
        assertEquals(List.of(), servers(0, 0, 3600).roots());
        assertEquals(
                "3",
                servers(3600, 3600, 3600, 0).finding("TIME_SKEW_AHEAD").args().get("samples"));
    }

    @Test
    void serversThatDoNotAgreeProveNothing() {
        assertEquals(List.of(), servers(3600, 0, 7200).roots());
        assertEquals(List.of(), servers(3600, 3600, 0, 0).roots());
    }

    @Test
    void oneServerAloneProvesNothing() {
        assertEquals(List.of(), servers(3600).roots());
    }

    @Test
    void twoServersMakeItLikelyAndThreeSure() {
        assertEquals(
                Confidence.LIKELY,
                servers(3600, 3600).finding("TIME_SKEW_AHEAD").confidence());
        assertEquals(
                Confidence.CONFIRMED,
                servers(3600, 3600, 3600).finding("TIME_SKEW_AHEAD").confidence());
    }

    /** The chain that a server shows, or a box in its place. */
    private static TlsHandshake handshake(String issuer, Verdict verdict, Instant notBefore, Instant notAfter) {
        var usual = Given.certificate("CN=leaf", issuer);
        var leaf = new CertificateFacts(
                usual.subject(),
                usual.issuer(),
                usual.names(),
                notBefore,
                notAfter,
                usual.keyAlgorithm(),
                usual.keyBits(),
                usual.signatureAlgorithm(),
                usual.sha256(),
                null,
                null,
                false,
                List.of(),
                List.of());
        var verdicts = new TrustVerdict[] {
            Given.verdict("os", verdict), Given.verdict("jvm", verdict), Given.verdict("azure", verdict)
        };
        return Given.handshake("s.example.com", List.of(leaf), true, verdicts);
    }

    private static HttpExchange saysAhead(long seconds) {
        var date = DateTimeFormatter.RFC_1123_DATE_TIME.format(
                Given.NOW.minusSeconds(seconds).atOffset(ZoneOffset.UTC));
        return Given.http(200, Map.of("date", date));
    }

    private static Given behindOneBox(Verdict verdict) {
        var given = new Given();
        for (var host : List.of("a.example.com", "b.example.com", "c.example.com")) {
            var year = Duration.ofDays(365);
            var tls = handshake("CN=Box", verdict, Given.NOW.minus(year), Given.NOW.plus(year));
            given.seen("core.endpoint", https(host, "entra"), tls, saysAhead(3600));
        }
        return given;
    }

    @Test
    void aBoxThatAnswersForManyServersIsOneClock() {
        assertFalse(behindOneBox(Verdict.NO_PATH).roots().contains("TIME_SKEW_AHEAD"));
        assertEquals(List.of("TIME_SKEW_AHEAD"), behindOneBox(Verdict.TRUSTED).roots());
        var withNtp = behindOneBox(Verdict.NO_PATH).seen("core.ntp", TIME, ntp(-3600));
        assertEquals(Confidence.LIKELY, withNtp.finding("TIME_SKEW_AHEAD").confidence());
    }

    @Test
    void aBoxThatHandsOnWhatServersSayLetsThemBeCounted() {
        var given = new Given();
        int status = 200;
        for (var host : List.of("a.example.com", "b.example.com", "c.example.com")) {
            var year = Duration.ofDays(365);
            var tls = handshake("CN=Box", Verdict.NO_PATH, Given.NOW.minus(year), Given.NOW.plus(year));
            given.seen(
                    "core.endpoint",
                    https(host, "entra"),
                    tls,
                    Given.http(status++, saysAhead(3600).headers()));
        }
        assertEquals(List.of("TLS_INTERCEPTED", "TIME_SKEW_AHEAD"), given.roots());
    }

    private static Given oneServer(Instant notBefore, Instant notAfter, Verdict verdict) {
        return new Given()
                .seen(
                        "core.endpoint",
                        https("s.example.com", "generic"),
                        handshake("CN=CA", verdict, notBefore, notAfter),
                        saysAhead(3600));
    }

    @Test
    void oneServerIsEnoughWhereItsCertificateAgreesWithIt() {
        var year = Duration.ofDays(365);
        var half = Duration.ofMinutes(30);
        var given = oneServer(Given.NOW.minus(year), Given.NOW.minus(half), Verdict.EXPIRED);
        assertEquals(List.of("TIME_SKEW_AHEAD"), given.roots());
        assertEquals(Confidence.LIKELY, given.finding("TIME_SKEW_AHEAD").confidence());
        assertEquals(Severity.BLOCKER, given.finding("TIME_SKEW_AHEAD").severity());
    }

    @ParameterizedTest
    @CsvSource({"TRUSTED, TIME_SKEW_AHEAD", "NO_PATH, TLS_UNTRUSTED_ROOT"})
    void oneServerIsEnoughWhereItIsAzuresOwn(Verdict verdict, String expected) {
        var year = Duration.ofDays(365);
        var given = oneServer(Given.NOW.minus(year), Given.NOW.plus(year), verdict);
        assertEquals(List.of(expected), given.roots());
    }

    @Test
    void oneServerWhoseCertificateIsExpiredByItsOwnClockTooProvesNothing() {
        var year = Duration.ofDays(365);
        var day = Duration.ofDays(1);
        assertEquals(
                List.of("TLS_CERT_EXPIRED"),
                oneServer(Given.NOW.minus(year), Given.NOW.minus(day), Verdict.EXPIRED)
                        .roots());
    }

    @Test
    void aSmallSkewBlocksWhereACertificateFailsByIt() {
        var minute = Duration.ofMinutes(1);
        var year = Duration.ofDays(365);
        var given = servers(120, 120, 120)
                .seen(
                        "core.endpoint",
                        https("new.example.com", "generic"),
                        handshake("CN=CA", Verdict.EXPIRED, Given.NOW.minus(year), Given.NOW.minus(minute)));
        assertEquals(List.of("TIME_SKEW_AHEAD"), given.roots());
        assertEquals(Severity.BLOCKER, given.finding("TIME_SKEW_AHEAD").severity());
    }

    @Test
    void aSkewThatWasMetNowhereComesAfterWhatStopsAnEndpoint() {
        var down = https("down.example.com", "generic");
        var given = servers(1200, 1200, 1200)
                .seen(
                        "core.endpoint",
                        down,
                        Given.lookup(down.host(), "203.0.113.9"),
                        Given.unconnected("203.0.113.9", FailureKind.REFUSED, 30));
        assertEquals(List.of("TCP_REFUSED", "TIME_SKEW_AHEAD"), given.roots());
        assertEquals(Severity.BLOCKER, given.finding("TIME_SKEW_AHEAD").severity());
    }

    @Test
    void theReferenceThatTheMachineFollowsIsNamed() {
        var given = servers(3600, 3600, 3600).machine(new TimeService("chrony", true, "10.0.0.1", null));
        assertEquals("10.0.0.1", given.finding("TIME_SKEW_AHEAD").args().get("source"));
    }

    @Test
    void twoAnswersOfOneServerAreOneSample() {
        var given = servers(3600);
        var path = new Target("https", "s0.example.com", 443, "/other", "generic", Map.of(), Route.DIRECT);
        given.seen("core.endpoint", path, Given.http(200, Map.of("date", "Sat, 21 Nov 2026 08:00:00 GMT")));
        assertEquals(List.of(), given.roots());
    }

    @Test
    void pagesFromACacheAreNoClocks() {
        var given = new Given();
        for (var host : List.of("a.example.com", "b.example.com", "c.example.com")) {
            dated(given, host, 3600, Map.of("age", "3600"));
        }
        assertEquals(List.of(), given.roots());
    }

    @Test
    void aDateThatCannotBeReadIsLeftOut() {
        var given = servers(3600, 3600);
        given.seen("core.endpoint", https("x.example.com", "generic"), Given.http(200, Map.of("date", "yesterday")));
        assertEquals("2", given.finding("TIME_SKEW_AHEAD").args().get("samples"));
    }

    @Test
    void aTimeServerIsASampleLikeOthers() {
        assertEquals(
                List.of("TIME_SKEW_AHEAD"),
                servers(3600, 3600).seen("core.ntp", TIME, ntp(-3600)).roots());
        assertEquals(List.of(), servers(0, 0).seen("core.ntp", TIME, ntp(-3600)).roots());
    }

    @Test
    void aSilentTimeServerHurtsAMachineThatHasNoOther() {
        var given = servers(0, 0, 0).seen("core.ntp", TIME, silentNtp());
        assertEquals(List.of("TIME_NTP_UNREACHABLE"), given.roots());
        assertEquals(Severity.DEGRADED, given.finding("TIME_NTP_UNREACHABLE").severity());
        given.machine(new TimeService("chrony", false, null, null));
        assertEquals(Severity.DEGRADED, given.finding("TIME_NTP_UNREACHABLE").severity());
    }

    @Test
    void aSilentTimeServerIsARiskWhereTheMachineFollowsAnother() {
        var given = servers(0, 0, 0)
                .seen("core.ntp", TIME, silentNtp())
                .machine(new TimeService("chrony", true, "10.0.0.1", null));
        assertEquals(List.of("TIME_NTP_UNREACHABLE"), given.roots());
        assertEquals(Severity.RISK, given.finding("TIME_NTP_UNREACHABLE").severity());
    }

    @Test
    void aTimeServerThatAnswersIsNoFinding() {
        assertEquals(List.of(), servers(0, 0, 0).seen("core.ntp", TIME, ntp(0)).roots());
    }

    @Test
    void aSilentTimeServerAndAWrongClockAreTwoFindings() {
        var roots =
                servers(3600, 3600, 3600).seen("core.ntp", TIME, silentNtp()).roots();
        assertEquals(List.of("TIME_SKEW_AHEAD", "TIME_NTP_UNREACHABLE"), roots);
        assertFalse(roots.contains("HTTP_DATE_ODD"));
    }
}
