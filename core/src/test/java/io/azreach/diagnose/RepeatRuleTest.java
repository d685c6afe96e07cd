package io.azreach.diagnose;

import static io.azreach.testkit.Given.address;
import static io.azreach.testkit.Given.connected;
import static io.azreach.testkit.Given.failedHandshake;
import static io.azreach.testkit.Given.http;
import static io.azreach.testkit.Given.https;
import static io.azreach.testkit.Given.lookup;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.azreach.model.Evidence;
import io.azreach.model.Failure;
import io.azreach.model.FailureKind;
import io.azreach.model.Severity;
import io.azreach.model.Target;
import io.azreach.model.evidence.EndpointWalks;
import io.azreach.model.evidence.EndpointWalks.Step;
import io.azreach.model.evidence.EndpointWalks.Walk;
import io.azreach.testkit.Given;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** An endpoint that serves some connections and ends others. */
class RepeatRuleTest {
    private static final Target VAULT = https("kv.vault.azure.net", "key-vault");
    private static final String ADDRESS = "203.0.113.5";
    private static final Walk SERVED = walk(Step.ANSWER, null);
    private static final Walk RESET_BY_REQUEST = walk(Step.TLS, FailureKind.RESET);
    private static final Walk RESET_BY_HELLO = walk(Step.CONNECT, FailureKind.RESET);

    private static Walk walk(Step reached, @Nullable FailureKind kind) {
        return new Walk(reached, Duration.ofMillis(9), kind == null ? null : Failure.of(kind));
    }

    private static EndpointWalks walks(Walk... walks) {
        return new EndpointWalks(address(ADDRESS), 443, List.of(walks));
    }

    private static Given seen(Evidence... more) {
        var steps = new ArrayList<Evidence>(List.of(lookup(VAULT.host(), ADDRESS), connected(ADDRESS)));
        steps.addAll(List.of(more));
        return new Given().seen("core.endpoint", VAULT, steps.toArray(Evidence[]::new));
    }

    private static Given walked(Given given, Walk... walks) {
        return given.answered(Contrasts.walks(VAULT, address(ADDRESS)), walks(walks));
    }

    @Test
    void resetsThatHitSomeRequestsOnlyAreNamed() {
        var given = walked(
                seen(http(404, Map.of()), walks(RESET_BY_REQUEST)), SERVED, RESET_BY_REQUEST, SERVED, RESET_BY_REQUEST);
        assertEquals(List.of("TCP_RESET_MID_STREAM"), given.roots());
        var finding = given.finding("TCP_RESET_MID_STREAM");
        assertEquals(Severity.DEGRADED, finding.severity());
        assertEquals("50 % (15 to 85 %)", finding.args().get("rate"));
    }

    @Test
    void aRequestThatWasTheUnluckyOneIsNotTakenForAll() {
        var given = walked(seen(Given.httpFailure(FailureKind.RESET)), SERVED, RESET_BY_REQUEST, SERVED);
        assertEquals(List.of("TCP_RESET_MID_STREAM"), given.roots());
        assertEquals(Severity.DEGRADED, given.finding("TCP_RESET_MID_STREAM").severity());
    }

    @Test
    void handshakesThatFailNowAndThenAreFitfulAndNoFilter() {
        var given = walked(
                seen(failedHandshake(VAULT.host(), FailureKind.RESET, null)), SERVED, RESET_BY_HELLO, SERVED, SERVED);
        assertEquals(List.of("TCP_INTERMITTENT"), given.roots());
    }

    @Test
    void requestsThatAreAllResetAreNotFitful() {
        var given = walked(seen(Given.httpFailure(FailureKind.RESET)), RESET_BY_REQUEST, RESET_BY_REQUEST);
        assertEquals(List.of("TCP_RESET_MID_STREAM"), given.roots());
        assertEquals(Severity.BLOCKER, given.finding("TCP_RESET_MID_STREAM").severity());
    }

    @Test
    void oneUnluckySecondTryIsNotWorthAWord() {
        assertEquals(
                List.of(),
                walked(seen(http(404, Map.of()), walks(RESET_BY_REQUEST)), SERVED, SERVED, SERVED)
                        .roots());
    }

    @Test
    void slownessNowAndThenIsNotTheBusinessOfResets() {
        var slow = walk(Step.TLS, FailureKind.TIMEOUT);
        assertEquals(
                List.of(),
                walked(seen(http(404, Map.of()), walks(slow)), SERVED, slow, SERVED)
                        .roots());
    }
}
