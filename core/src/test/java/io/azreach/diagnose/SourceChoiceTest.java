package io.azreach.diagnose;

import static io.azreach.testkit.Given.address;
import static io.azreach.testkit.Given.https;
import static io.azreach.testkit.Given.lookup;
import static io.azreach.testkit.Given.unconnected;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.azreach.model.Failure;
import io.azreach.model.FailureKind;
import io.azreach.model.Target;
import io.azreach.model.evidence.InterfaceState;
import io.azreach.model.evidence.Neighbour;
import io.azreach.model.evidence.RouteEntry;
import io.azreach.model.evidence.SourceTrials;
import io.azreach.model.evidence.SourceTrials.Trial;
import io.azreach.testkit.Given;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourceChoiceTest {
    private static final Target LOGIN = https("login.microsoftonline.com", "entra");
    private static final String ADDRESS = "203.0.113.5";
    private static final InterfaceState ETH0 = adapter("eth0", "10.0.0.4/24");
    private static final InterfaceState ETH1 = adapter("eth1", "10.1.0.4/24");
    private static final RouteEntry DEFAULT =
            new RouteEntry("unicast", "0.0.0.0/0", address("10.0.0.1"), "eth0", 20, null, "main");

    private static InterfaceState adapter(String name, String own) {
        return new InterfaceState(name, true, false, 1500, List.of(own));
    }

    private static Trial trial(String source, String device, int stood, FailureKind kind) {
        var failure = stood == 2 ? null : Failure.of(kind);
        return new Trial(address(source), device, 2, stood, Duration.ofMillis(9), failure);
    }

    private static Given failing(FailureKind kind, int millis, InterfaceState... adapters) {
        return new Given()
                .machine(DEFAULT)
                .machine(adapters)
                .seen("core.endpoint", LOGIN, lookup(LOGIN.host(), ADDRESS), unconnected(ADDRESS, kind, millis));
    }

    private static Given tried(Given given, Trial... trials) {
        return given.answered(
                Contrasts.sources(LOGIN, address(ADDRESS)),
                new SourceTrials(address(ADDRESS), 443, address("10.0.0.4"), List.of(trials)));
    }

    @ParameterizedTest
    @CsvSource({"TIMEOUT, 3300", "HOST_UNREACHABLE, 9", "NETWORK_UNREACHABLE, 9"})
    void anAddressThatWorksWhereTheChosenOneDoesNotIsNamed(FailureKind kind, int millis) {
        var given = tried(
                failing(kind, millis, ETH0, ETH1),
                trial("10.0.0.4", "eth0", 0, kind),
                trial("10.1.0.4", "eth1", 2, kind));
        assertEquals(List.of("LOCAL_SOURCE_ADDRESS_WRONG"), given.roots());
        var args = given.finding("LOCAL_SOURCE_ADDRESS_WRONG").args();
        assertEquals("10.0.0.4", args.get("source"));
        assertEquals("eth0", args.get("device"));
        assertEquals("10.1.0.4", args.get("expected"));
        assertEquals("eth1", args.get("name"));
        assertEquals("0.0.0.0/0 via 10.0.0.1 dev eth0 metric 20", args.get("route"));
    }

    @Test
    void silenceFromEveryAddressIsNotTheChoices() {
        var given = tried(
                failing(FailureKind.TIMEOUT, 3300, ETH0, ETH1),
                trial("10.0.0.4", "eth0", 0, FailureKind.TIMEOUT),
                trial("10.1.0.4", "eth1", 0, FailureKind.TIMEOUT));
        assertEquals(List.of("TCP_TIMEOUT"), given.roots());
    }

    @Test
    void whatAnswersFromTheChosenAddressNowIsNotTheChoices() {
        var given = tried(
                failing(FailureKind.TIMEOUT, 3300, ETH0, ETH1),
                trial("10.0.0.4", "eth0", 1, FailureKind.TIMEOUT),
                trial("10.1.0.4", "eth1", 2, FailureKind.TIMEOUT));
        assertEquals(List.of("TCP_TIMEOUT"), given.roots());
    }

    @Test
    void whatAnswersAnotherAddressNowAndThenIsNotTheChoices() {
        var given = tried(
                failing(FailureKind.TIMEOUT, 3300, ETH0, ETH1),
                trial("10.0.0.4", "eth0", 0, FailureKind.TIMEOUT),
                trial("10.1.0.4", "eth1", 1, FailureKind.TIMEOUT));
        assertEquals(List.of("TCP_TIMEOUT"), given.roots());
    }

    /** A source that cannot be bound is no better than the chosen one. */
    @Test
    void anAddressThatCannotBeLeftFromSaysNothing() {
        var given = tried(
                failing(FailureKind.TIMEOUT, 3300, ETH0, ETH1),
                trial("10.0.0.4", "eth0", 0, FailureKind.TIMEOUT),
                trial("10.1.0.4", "eth1", 0, FailureKind.ADDRESS_UNAVAILABLE));
        assertEquals(List.of("TCP_TIMEOUT"), given.roots());
    }

    @Test
    void aDeadGatewayIsTheCauseWhateverOtherAdaptersReach() {
        var given = tried(
                        failing(FailureKind.TIMEOUT, 3300, ETH0, ETH1),
                        trial("10.0.0.4", "eth0", 0, FailureKind.TIMEOUT),
                        trial("10.1.0.4", "eth1", 2, FailureKind.TIMEOUT))
                .machine(new Neighbour(address("10.0.0.1"), "eth0", "failed", null));
        assertEquals(List.of("LOCAL_GATEWAY_DOWN"), given.roots());
    }

    /** Nothing else can be tried, so the answer to a question that was not asked does not count. */
    @Test
    void aMachineWithOneAddressHasNoChoice() {
        var given = tried(
                failing(FailureKind.TIMEOUT, 3300, ETH0, adapter("eth1", "fe80::2/64")),
                trial("10.0.0.4", "eth0", 0, FailureKind.TIMEOUT),
                trial("10.1.0.4", "eth1", 2, FailureKind.TIMEOUT));
        assertEquals(List.of("TCP_TIMEOUT"), given.roots());
    }
}
