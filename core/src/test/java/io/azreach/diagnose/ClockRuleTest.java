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
import io.azreach.model.evidence.NtpAnswer;
import io.azreach.model.evidence.TimeService;
import io.azreach.testkit.Given;
import java.time.Duration;
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
