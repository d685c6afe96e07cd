package io.azreach.diagnose;

import static io.azreach.testkit.Given.address;
import static io.azreach.testkit.Given.connected;
import static io.azreach.testkit.Given.failedHandshake;
import static io.azreach.testkit.Given.https;
import static io.azreach.testkit.Given.lookup;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.azreach.model.Failure;
import io.azreach.model.FailureKind;
import io.azreach.model.FindingId;
import io.azreach.model.HostPort;
import io.azreach.model.Target;
import io.azreach.model.evidence.QuietConnection;
import io.azreach.testkit.Given;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who ends a connection that stands: at once, or only after something was said. */
class AcceptedRuleTest {
    private static final Target BACKUP = https("pod01.backup.windowsazure.com", "backup");
    private static final Target PLAIN = Target.of("http", new HostPort("crl.example.net", 80));
    private static final String ADDRESS = "203.0.113.5";

    private static Given handshake(FailureKind kind) {
        return new Given()
                .seen(
                        "core.endpoint",
                        BACKUP,
                        lookup(BACKUP.host(), ADDRESS),
                        connected(ADDRESS),
                        failedHandshake(BACKUP.host(), kind, null));
    }

    private static QuietConnection quiet(@Nullable FailureKind kind) {
        var failure = kind == null ? null : Failure.of(kind);
        return new QuietConnection(address(ADDRESS), 443, kind == null ? 1 : 0, Duration.ofMillis(3), failure);
    }

    private static Given listened(Given given, Target target, FailureKind one, FailureKind other) {
        return given.answered(Contrasts.quiet(target, address(ADDRESS)), quiet(one), quiet(other));
    }

    @ParameterizedTest
    @CsvSource({
        "CLOSED, CLOSED, CLOSED, TCP_CLOSED_AFTER_CONNECT",
        "RESET,  CLOSED, CLOSED, TCP_CLOSED_AFTER_CONNECT",
        "RESET,  RESET,  RESET,  TCP_RESET_AFTER_CONNECT",
        "CLOSED, RESET,  CLOSED, TCP_CLOSED_AFTER_CONNECT"
    })
    void whatEndsWithoutAWordIsNeitherTheNamesNorTheHandshakes(
            FailureKind handshake, FailureKind one, FailureKind other, String expected) {
        var given = listened(handshake(handshake), BACKUP, one, other);
        assertEquals(List.of(expected), given.roots());
        var excluded = given.finding(expected).excluded();
        assertTrue(excluded.contains(FindingId.of("TLS_CLOSED")), excluded.toString());
        assertEquals(ADDRESS, given.finding(expected).args().get("address"));
    }

    @ParameterizedTest
    @CsvSource({"CLOSED, TLS_CLOSED", "RESET, TLS_RESET"})
    void whatEndsOnlyAfterTheFirstBytesIsTheHandshakes(FailureKind handshake, String expected) {
        assertEquals(
                List.of(expected),
                listened(handshake(handshake), BACKUP, FailureKind.TIMEOUT, FailureKind.TIMEOUT)
                        .roots());
    }

    @Test
    void whatEndsOneOfTwoIsNotEveryConnections() {
        assertEquals(
                List.of("TLS_CLOSED"),
                listened(handshake(FailureKind.CLOSED), BACKUP, FailureKind.CLOSED, FailureKind.TIMEOUT)
                        .roots());
    }

    @Test
    void aPeerThatSpeaksFirstDoesNotClose() {
        var given = handshake(FailureKind.CLOSED)
                .answered(Contrasts.quiet(BACKUP, address(ADDRESS)), quiet(null), quiet(null));
        assertEquals(List.of("TLS_CLOSED"), given.roots());
    }

    @Test
    void aPlainEndpointIsListenedToAsWell() {
        var given = new Given()
                .seen(
                        "core.endpoint",
                        PLAIN,
                        lookup(PLAIN.host(), ADDRESS),
                        connected(ADDRESS),
                        Given.httpFailure(FailureKind.RESET));
        assertEquals(
                List.of("TCP_RESET_AFTER_CONNECT"),
                listened(given, PLAIN, FailureKind.RESET, FailureKind.RESET).roots());
    }
}
