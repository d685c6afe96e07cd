package io.azreach.diagnose;

import static io.azreach.testkit.Given.connected;
import static io.azreach.testkit.Given.https;
import static io.azreach.testkit.Given.lookup;
import static io.azreach.testkit.Given.unconnected;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.azreach.model.FailureKind;
import io.azreach.model.HostPort;
import io.azreach.model.Target;
import io.azreach.model.evidence.ConnectRamp;
import io.azreach.model.evidence.ConnectSamples;
import io.azreach.model.evidence.PathTrace;
import io.azreach.model.evidence.PathTrace.Protocol;
import io.azreach.testkit.Given;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PathQualityRuleTest {
    private static final Target BLOB = https("acct.blob.core.windows.net", "blob");
    private static final Target LOGIN = https("login.microsoftonline.com", "entra");
    private static final String BLOB_ADDRESS = "203.0.113.5";
    private static final String LOGIN_ADDRESS = "203.0.113.6";
    private static final Optional<HostPort> ELSEWHERE = Optional.of(new HostPort(LOGIN_ADDRESS, 443));

    private static Given someConnectsOfBlobFail() {
        return new Given()
                .seen(
                        "core.endpoint",
                        BLOB,
                        lookup(BLOB.host(), BLOB_ADDRESS),
                        unconnected(BLOB_ADDRESS, FailureKind.TIMEOUT, 3300),
                        connected(BLOB_ADDRESS))
                .seen("core.endpoint", LOGIN, lookup(LOGIN.host(), LOGIN_ADDRESS), connected(LOGIN_ADDRESS))
                .answered(Contrasts.samples(BLOB, Given.address(BLOB_ADDRESS)), samples(BLOB_ADDRESS, 24, 12));
    }

    private static ConnectSamples samples(String address, int sent, int answered) {
        var times = Collections.nCopies(answered, Duration.ofMillis(3));
        return new ConnectSamples(Given.address(address), 443, sent, times, 0, Duration.ofMillis(900), null, List.of());
    }

    private static Given ramped(int singlyStood, int together, int togetherStood, int failedInARow) {
        var ramp = new ConnectRamp(
                Given.address(BLOB_ADDRESS), 443, 6, singlyStood, together, togetherStood, failedInARow, false);
        return someConnectsOfBlobFail().answered(Contrasts.ramp(BLOB, Given.address(BLOB_ADDRESS), ELSEWHERE), ramp);
    }

    @Test
    void connectsThatFailBeyondANumberOfOpenOnesMeetALimit() {
        var given = ramped(6, 7, 4, 3);
        assertEquals(List.of("PATH_CONNECTION_LIMIT"), given.roots());
        assertEquals("4", given.finding("PATH_CONNECTION_LIMIT").args().get("count"));
    }

    @Test
    void connectsThatFailAtOnePlaceOnlyAreIntermittent() {
        var control = Contrasts.samples(LOGIN, Given.address(LOGIN_ADDRESS));
        var given = ramped(3, 24, 11, 1).answered(control, samples(LOGIN_ADDRESS, 6, 6));
        assertEquals(List.of("TCP_INTERMITTENT"), given.roots());
    }

    @Test
    void anEndpointThatAnswersNowAndThenIsNotFiltered() {
        var address = Given.address(BLOB_ADDRESS);
        var given = new Given()
                .seen(
                        "core.endpoint",
                        BLOB,
                        lookup(BLOB.host(), BLOB_ADDRESS),
                        unconnected(BLOB_ADDRESS, FailureKind.TIMEOUT, 3300))
                .seen("core.endpoint", LOGIN, lookup(LOGIN.host(), LOGIN_ADDRESS), connected(LOGIN_ADDRESS))
                .answered(Contrasts.samples(BLOB, address), samples(BLOB_ADDRESS, 24, 12))
                .answered(
                        Contrasts.ramp(BLOB, address, ELSEWHERE), new ConnectRamp(address, 443, 6, 3, 24, 11, 1, null))
                .answered(Contrasts.samples(LOGIN, Given.address(LOGIN_ADDRESS)), samples(LOGIN_ADDRESS, 6, 6))
                .answered(
                        Contrasts.trace(BLOB, address, Protocol.TCP),
                        new PathTrace(address, 443, Protocol.TCP, List.of(), null, Duration.ofMillis(9), null))
                .answered(Contrasts.connect(BLOB, address, 80), unconnected(BLOB_ADDRESS, FailureKind.REFUSED, 2));
        assertEquals(List.of("TCP_INTERMITTENT"), given.roots());
    }

    @Test
    void connectsThatFailElsewhereTooAreLoss() {
        var control = Contrasts.samples(LOGIN, Given.address(LOGIN_ADDRESS));
        var given = ramped(3, 24, 11, 1).answered(control, samples(LOGIN_ADDRESS, 24, 13));
        assertEquals(List.of("PATH_LOSS"), given.roots());
    }
}
