package io.azreach.diagnose;

import static io.azreach.testkit.Given.address;
import static io.azreach.testkit.Given.connected;
import static io.azreach.testkit.Given.http;
import static io.azreach.testkit.Given.https;
import static io.azreach.testkit.Given.lookup;
import static io.azreach.testkit.Given.unconnected;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.azreach.model.FailureKind;
import io.azreach.model.HostPort;
import io.azreach.model.Target;
import io.azreach.model.evidence.ConnectRamp;
import io.azreach.model.evidence.ConnectSamples;
import io.azreach.testkit.Given;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Connects of which some fail: beyond a number everywhere, beyond a number at one place, or by chance. */
class ConnectionLimitTest {
    private static final Target BLOB = https("account.blob.core.windows.net", "storage");
    private static final Target LOGIN = https("login.microsoftonline.com", "entra");
    private static final String CROWDED = "203.0.113.5";
    private static final String OTHER = "203.0.113.9";
    private static final Duration WINDOW = Duration.ofMillis(800);

    private static ConnectSamples samples(String literal, int sent, int stood) {
        var answered = Collections.nCopies(stood, Duration.ofMillis(3));
        return new ConnectSamples(address(literal), 443, sent, answered, 0, WINDOW, null, List.of());
    }

    private static Given crowded() {
        return new Given()
                .seen(
                        "core.endpoint",
                        BLOB,
                        lookup(BLOB.host(), CROWDED),
                        connected(CROWDED),
                        unconnected(CROWDED, FailureKind.TIMEOUT, 3300),
                        http(200, Map.of()))
                .seen("core.endpoint", LOGIN, lookup(LOGIN.host(), OTHER), connected(OTHER), http(200, Map.of()))
                .answered(Contrasts.samples(BLOB, address(CROWDED)), samples(CROWDED, 20, 12))
                .answered(Contrasts.samples(LOGIN, address(OTHER)), samples(OTHER, 20, 20));
    }

    private static Given ramp(Given given, int stood, int failedInARow, @Nullable Boolean otherStood) {
        var contrast = Contrasts.ramp(BLOB, address(CROWDED), Optional.of(new HostPort(OTHER, 443)));
        var ramp = new ConnectRamp(address(CROWDED), 443, 6, 6, stood + failedInARow, stood, failedInARow, otherStood);
        return given.answered(contrast, ramp);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {"true, TCP_SNAT_SUSPECT", "false, PATH_CONNECTION_LIMIT", "-, PATH_CONNECTION_LIMIT"})
    void whetherAnotherDestinationStillConnectsTellsTheLimitsApart(@Nullable Boolean otherStood, String expected) {
        var given = ramp(crowded(), 9, 3, otherStood);
        assertEquals(List.of(expected), given.roots());
        assertEquals("9", given.finding(expected).args().get("count"));
    }

    @Test
    void aRowOfFailuresIsChanceWhereOtherDestinationsLosePacketsToo() {
        var asr = https("pod01.hypervrecoverymanager.windowsazure.com", "asr");
        var third = "203.0.113.20";
        var given = ramp(crowded(), 4, 3, true)
                .seen(
                        "core.endpoint",
                        asr,
                        lookup(asr.host(), third),
                        connected(third),
                        unconnected(third, FailureKind.TIMEOUT, 3300),
                        http(200, Map.of()))
                .answered(Contrasts.samples(asr, address(third)), samples(third, 20, 14));
        assertEquals(List.of("PATH_LOSS"), given.roots());
    }

    @Test
    void theShareThatFailedIsNamed() {
        assertEquals(
                "25 %",
                ramp(crowded(), 9, 3, true).finding("TCP_SNAT_SUSPECT").args().get("rate"));
    }

    @Test
    void failuresThatDoNotGrowWithTheNumberAreChance() {
        assertEquals(List.of("TCP_INTERMITTENT"), ramp(crowded(), 21, 1, null).roots());
    }

    /** What the run itself held open elsewhere left nothing for this one. */
    @Test
    void aLimitForAllDestinationsExplainsSilenceElsewhere() {
        var asr = https("pod01.hypervrecoverymanager.windowsazure.com", "asr");
        var given = ramp(crowded(), 5, 3, false)
                .seen(
                        "core.endpoint",
                        asr,
                        lookup(asr.host(), "203.0.113.20"),
                        unconnected("203.0.113.20", FailureKind.TIMEOUT, 3300));
        assertEquals(List.of("PATH_CONNECTION_LIMIT"), given.roots());
        assertEquals(2, given.finding("PATH_CONNECTION_LIMIT").targets().size());
    }

    @Test
    void aLimitForOneDestinationDoesNotExplainSilenceElsewhere() {
        var asr = https("pod01.hypervrecoverymanager.windowsazure.com", "asr");
        var given = ramp(crowded(), 5, 3, true)
                .seen(
                        "core.endpoint",
                        asr,
                        lookup(asr.host(), "203.0.113.20"),
                        unconnected("203.0.113.20", FailureKind.TIMEOUT, 3300));
        assertEquals(List.of("TCP_TIMEOUT", "TCP_SNAT_SUSPECT"), given.roots());
    }
}
