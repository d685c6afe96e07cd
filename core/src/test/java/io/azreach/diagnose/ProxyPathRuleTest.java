package io.azreach.diagnose;

import static io.azreach.testkit.Given.address;
import static io.azreach.testkit.Given.connected;
import static io.azreach.testkit.Given.failedHandshake;
import static io.azreach.testkit.Given.https;
import static io.azreach.testkit.Given.lookup;
import static io.azreach.testkit.Given.tunnel;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.azreach.model.FailureKind;
import io.azreach.model.HostPort;
import io.azreach.model.Route;
import io.azreach.model.Target;
import io.azreach.model.evidence.ConnectSamples;
import io.azreach.testkit.Given;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProxyPathRuleTest {
    private static final HostPort PROXY = new HostPort("proxy.corp", 3128);
    private static final String ADDRESS = "10.0.0.10";
    private static final Target LOGIN =
            https("login.microsoftonline.com", "entra").by(new Route.ViaProxy(PROXY));

    private static Given stalled() {
        return new Given()
                .seen(
                        "core.endpoint",
                        LOGIN,
                        lookup(PROXY.host(), ADDRESS),
                        connected(ADDRESS),
                        tunnel(PROXY, LOGIN.hostPort(), 200, Map.of()),
                        failedHandshake(LOGIN.host(), FailureKind.TIMEOUT, null));
    }

    private static Given sampled(int stood, int refused) {
        var samples = new ConnectSamples(
                address(ADDRESS),
                PROXY.port(),
                24,
                Collections.nCopies(stood, Duration.ofMillis(2)),
                refused,
                Duration.ofMillis(900),
                null,
                List.of());
        return stalled().answered(Contrasts.samples(Target.of("tcp", PROXY), address(ADDRESS)), samples);
    }

    @Test
    void lossOnTheWayToTheProxyIsWhyTargetsBehindItStall() {
        var given = sampled(14, 0);
        assertEquals(List.of("PATH_LOSS"), given.roots());
        assertEquals(ADDRESS, given.finding("PATH_LOSS").args().get("address"));
    }

    @Test
    void aProxyThatIsReachedEveryTimeIsNotToBlame() {
        assertEquals(false, sampled(24, 0).everything().contains("PATH_LOSS"));
    }

    @Test
    void refusalsAreNoLoss() {
        assertEquals(false, sampled(14, 10).everything().contains("PATH_LOSS"));
    }
}
