package io.azreach.diagnose;

import static io.azreach.testkit.Given.connected;
import static io.azreach.testkit.Given.http;
import static io.azreach.testkit.Given.https;
import static io.azreach.testkit.Given.lookup;
import static io.azreach.testkit.Given.tunnel;
import static io.azreach.testkit.Given.unconnected;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.azreach.model.Failure;
import io.azreach.model.FailureKind;
import io.azreach.model.HostPort;
import io.azreach.model.Route;
import io.azreach.model.Severity;
import io.azreach.model.Target;
import io.azreach.model.evidence.PacDecision;
import io.azreach.model.evidence.PacDecision.PassedOver;
import io.azreach.testkit.Given;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PacFallbackRuleTest {
    private static final HostPort DEAD = new HostPort("old.corp", 3128);
    private static final HostPort ALIVE = new HostPort("new.corp", 3128);
    private static final Target LOGIN = https("login.microsoftonline.com", "entra");
    private static final Target BY_PROXY = LOGIN.by(new Route.ViaProxy(ALIVE));

    private static Given script(PassedOver... passedOver) {
        var decision = new PacDecision(
                "http://pac.corp/proxy.pac",
                "https://login.microsoftonline.com/",
                List.of("PROXY " + DEAD, "PROXY " + ALIVE),
                ALIVE,
                null,
                null,
                List.of(passedOver));
        return new Given().answered("core.pac-route", LOGIN, decision);
    }

    private static PassedOver dead(FailureKind kind) {
        return new PassedOver(DEAD, Duration.ofMillis(3), Failure.of(kind));
    }

    private static Given working(Given given) {
        return given.seen(
                "core.endpoint",
                BY_PROXY,
                lookup("new.corp", "10.0.0.11"),
                connected("10.0.0.11"),
                tunnel(ALIVE, LOGIN.hostPort(), 200, Map.of()),
                http(200, Map.of()));
    }

    @Test
    void aDeadProxyBeforeALivingOneSlowsEverybodyDown() {
        var given = working(script(dead(FailureKind.REFUSED)));
        assertEquals(List.of("PROXY_REFUSED"), given.roots());
        var finding = given.finding("PROXY_REFUSED");
        assertEquals(Severity.DEGRADED, finding.severity());
        assertEquals(DEAD.toString(), finding.args().get("proxy"));
    }

    @Test
    void silenceAndAMissingNameAreToldApart() {
        assertEquals(
                List.of("PROXY_TIMEOUT"),
                working(script(dead(FailureKind.TIMEOUT))).roots());
        assertEquals(
                List.of("PROXY_NAME_UNRESOLVED"),
                working(script(dead(FailureKind.NAME_NOT_RESOLVED))).roots());
    }

    @Test
    void aWayThatWorksAtOnceIsNoFinding() {
        assertEquals(List.of(), working(script()).roots());
    }

    @Test
    void aDeadProxyBlocksWhereTheNextWayIsClosedAsWell() {
        var decision = new PacDecision(
                "http://pac.corp/proxy.pac",
                "https://login.microsoftonline.com/",
                List.of("PROXY " + DEAD, "DIRECT"),
                null,
                null,
                null,
                List.of(dead(FailureKind.REFUSED)));
        var given = new Given()
                .answered("core.pac-route", LOGIN, decision)
                .seen(
                        "core.endpoint",
                        LOGIN,
                        lookup(LOGIN.host(), "203.0.113.5"),
                        unconnected("203.0.113.5", FailureKind.TIMEOUT, 3300));
        assertEquals(List.of("PROXY_REFUSED"), given.roots());
        assertEquals(Severity.BLOCKER, given.finding("PROXY_REFUSED").severity());
    }
}
