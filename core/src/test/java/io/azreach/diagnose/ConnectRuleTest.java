package io.azreach.diagnose;

import static io.azreach.testkit.Given.connected;
import static io.azreach.testkit.Given.https;
import static io.azreach.testkit.Given.lookup;
import static io.azreach.testkit.Given.unconnected;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.azreach.model.Failure;
import io.azreach.model.FailureKind;
import io.azreach.model.Severity;
import io.azreach.model.Target;
import io.azreach.model.evidence.Hop;
import io.azreach.model.evidence.InterfaceState;
import io.azreach.model.evidence.Neighbour;
import io.azreach.model.evidence.PathTrace;
import io.azreach.model.evidence.PathTrace.Protocol;
import io.azreach.model.evidence.RouteEntry;
import io.azreach.model.evidence.Unreadable;
import io.azreach.testkit.Given;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ConnectRuleTest {
    private static final String ADDRESS = "203.0.113.5";
    private static final Target LOGIN = https("login.example.com", "entra");
    private static final RouteEntry DEFAULT =
            new RouteEntry("unicast", "0.0.0.0/0", Given.address("10.0.0.1"), "eth0", 0, null, "main");
    private static final InterfaceState ETH0 = new InterfaceState("eth0", true, false, 1500, List.of("10.0.0.4/24"));

    private static Given failing(FailureKind kind, int millis) {
        return new Given()
                .machine(DEFAULT, ETH0)
                .seen("core.endpoint", LOGIN, lookup(LOGIN.host(), ADDRESS), unconnected(ADDRESS, kind, millis));
    }

    private static Hop hop(int ttl, @Nullable String from, Hop.Answer answer) {
        return new Hop(
                ttl, from == null ? null : Given.address(from), answer, null, null, null, Duration.ofMillis(2), 1);
    }

    private static Given traced(Given given, Protocol protocol, Hop... hops) {
        var trace =
                new PathTrace(Given.address(ADDRESS), 443, protocol, List.of(hops), null, Duration.ofMillis(900), null);
        return given.answered(Contrasts.trace(LOGIN, Given.address(ADDRESS), protocol), trace);
    }

    @Test
    void aConnectionThatStandsIsNoFinding() {
        var given = new Given()
                .machine(DEFAULT, ETH0)
                .seen("core.endpoint", LOGIN, lookup(LOGIN.host(), ADDRESS), connected(ADDRESS));
        assertEquals(List.of(), given.roots());
    }

    @Test
    void silenceIsATimeoutThatNamesTheLastHop() {
        var given = traced(
                failing(FailureKind.TIMEOUT, 3300),
                Protocol.TCP,
                hop(1, "10.0.0.1", Hop.Answer.TIME_EXCEEDED),
                hop(2, null, Hop.Answer.SILENT));
        assertEquals(List.of("TCP_TIMEOUT"), given.roots());
        assertEquals("10.0.0.1", given.findings().get(0).finding().args().get("hop"));
    }

    @Test
    void routersThatTakeTurnsAreALoop() {
        var given = traced(
                failing(FailureKind.TIMEOUT, 3300),
                Protocol.TCP,
                hop(1, "10.0.0.1", Hop.Answer.TIME_EXCEEDED),
                hop(2, "10.0.1.1", Hop.Answer.TIME_EXCEEDED),
                hop(3, "10.0.0.1", Hop.Answer.TIME_EXCEEDED),
                hop(4, "10.0.1.1", Hop.Answer.TIME_EXCEEDED));
        assertEquals(List.of("TCP_ROUTING_LOOP"), given.roots());
    }

    @Test
    void aLoopThatEndsInAnErrorAtOnceIsALoopAsWell() {
        var given = traced(
                failing(FailureKind.HOST_UNREACHABLE, 9),
                Protocol.TCP,
                hop(1, "10.0.0.1", Hop.Answer.TIME_EXCEEDED),
                hop(2, "10.0.1.1", Hop.Answer.TIME_EXCEEDED),
                hop(3, "10.0.0.1", Hop.Answer.TIME_EXCEEDED));
        assertEquals(List.of("TCP_ROUTING_LOOP"), given.roots());
        assertEquals("10.0.0.1", given.finding("TCP_ROUTING_LOOP").args().get("hop"));
    }

    @Test
    void silenceThatDatagramsDoNotMeetIsALocalFirewall() {
        var given = traced(failing(FailureKind.TIMEOUT, 3300), Protocol.TCP, hop(1, null, Hop.Answer.SILENT));
        traced(given, Protocol.UDP, hop(1, "10.0.0.1", Hop.Answer.TIME_EXCEEDED));
        assertEquals(List.of("LOCAL_FIREWALL_DROP"), given.roots());
    }

    @Test
    void aGatewayThatAnswersNoNeighbourRequestIsDown() {
        var given = failing(FailureKind.TIMEOUT, 3300)
                .machine(new Neighbour(Given.address("10.0.0.1"), "eth0", "failed", null));
        assertEquals(List.of("LOCAL_GATEWAY_DOWN"), given.roots());
    }

    private static Given nameServerSilent() {
        return new Given()
                .machine(DEFAULT)
                .seen("core.endpoint", LOGIN, lookup(LOGIN.host()))
                .seen(
                        "core.name-servers",
                        LOGIN,
                        Given.dnsFailure("10.0.9.53", LOGIN.host(), "A", "udp", FailureKind.TIMEOUT));
    }

    @Test
    void aNameServerBehindADeadGatewayIsNotTheCause() {
        assertEquals(
                List.of("LOCAL_GATEWAY_DOWN"),
                nameServerSilent()
                        .machine(ETH0, new Neighbour(Given.address("10.0.0.1"), "eth0", "incomplete", null))
                        .roots());
        assertEquals(
                List.of("LOCAL_GATEWAY_DOWN"),
                nameServerSilent()
                        .machine(new InterfaceState("eth0", false, false, 1500, List.of("10.0.0.4/24")))
                        .roots());
        var gateway = Contrasts.connect(LOGIN, Given.address("10.0.0.1"), 443);
        assertEquals(
                List.of("LOCAL_GATEWAY_DOWN"),
                nameServerSilent()
                        .machine(ETH0)
                        .answered(gateway, unconnected("10.0.0.1", FailureKind.HOST_UNREACHABLE, 3050))
                        .roots());
    }

    @Test
    void aNameServerBehindAGatewayThatAnswersIsSilentItself() {
        var gateway = Contrasts.connect(LOGIN, Given.address("10.0.0.1"), 443);
        assertEquals(
                List.of("DNS_TIMEOUT"),
                nameServerSilent()
                        .machine(ETH0)
                        .answered(gateway, unconnected("10.0.0.1", FailureKind.REFUSED, 1))
                        .roots());
    }

    @Test
    void anotherPortThatAnswersMakesItAFilterOnThePort() {
        var given = failing(FailureKind.TIMEOUT, 3300);
        given.answered(
                Contrasts.connect(LOGIN, Given.address(ADDRESS), 80), unconnected(ADDRESS, FailureKind.REFUSED, 4));
        traced(given, Protocol.TCP, hop(1, "10.0.0.1", Hop.Answer.TIME_EXCEEDED), hop(2, null, Hop.Answer.SILENT));
        assertEquals(List.of("TCP_PORT_FILTERED"), given.roots());
    }

    @Test
    void aRefusalAtTheEndOfThePathIsTheEndpointsOwn() {
        var given = traced(
                failing(FailureKind.REFUSED, 4),
                Protocol.TCP,
                hop(1, "10.0.0.1", Hop.Answer.TIME_EXCEEDED),
                hop(2, ADDRESS, Hop.Answer.REFUSED));
        traced(
                given,
                Protocol.UDP,
                hop(1, "10.0.0.1", Hop.Answer.TIME_EXCEEDED),
                hop(2, ADDRESS, Hop.Answer.PORT_UNREACHABLE));
        assertEquals(List.of("TCP_REFUSED"), given.roots());
    }

    @Test
    void aRefusalBeforeTheEndOfThePathIsABoxOnTheWay() {
        var given = traced(
                failing(FailureKind.REFUSED, 2),
                Protocol.TCP,
                hop(1, "10.0.0.1", Hop.Answer.TIME_EXCEEDED),
                hop(2, ADDRESS, Hop.Answer.REFUSED));
        traced(
                given,
                Protocol.UDP,
                hop(1, "10.0.0.1", Hop.Answer.TIME_EXCEEDED),
                hop(2, "100.64.0.1", Hop.Answer.TIME_EXCEEDED),
                hop(3, ADDRESS, Hop.Answer.PORT_UNREACHABLE));
        assertEquals(List.of("TCP_REFUSED_BY_MIDDLEBOX"), given.roots());
        assertEquals("10.0.0.1", given.findings().get(0).finding().args().get("reporter"));
    }

    @Test
    void aRefusalBeforeTheFirstRouterIsThisMachinesOwn() {
        var given = traced(failing(FailureKind.REFUSED, 0), Protocol.TCP, hop(1, ADDRESS, Hop.Answer.REFUSED));
        traced(
                given,
                Protocol.UDP,
                hop(1, "10.0.0.1", Hop.Answer.TIME_EXCEEDED),
                hop(2, ADDRESS, Hop.Answer.PORT_UNREACHABLE));
        assertEquals(List.of("LOCAL_FIREWALL_REJECT"), given.roots());
    }

    @Test
    void aRefusalOfANeighbourIsItsOwn() {
        var given = traced(failing(FailureKind.REFUSED, 0), Protocol.TCP, hop(1, ADDRESS, Hop.Answer.REFUSED));
        traced(given, Protocol.UDP, hop(1, ADDRESS, Hop.Answer.PORT_UNREACHABLE));
        assertEquals(List.of("TCP_REFUSED"), given.roots());
    }

    @Test
    void anIcmpMessageIsNamedWithItsSender() {
        var given = traced(
                failing(FailureKind.HOST_UNREACHABLE, 3),
                Protocol.TCP,
                hop(1, "10.0.0.1", Hop.Answer.ADMIN_PROHIBITED));
        assertEquals(List.of("TCP_ICMP_ADMIN_PROHIBITED"), given.roots());
        assertEquals("10.0.0.1", given.findings().get(0).finding().args().get("reporter"));
    }

    @Test
    void anIcmpMessageFromThisMachineIsItsOwnFirewall() {
        var given = traced(
                failing(FailureKind.HOST_UNREACHABLE, 0),
                Protocol.TCP,
                hop(1, "10.0.0.4", Hop.Answer.ADMIN_PROHIBITED));
        assertEquals(List.of("LOCAL_FIREWALL_REJECT"), given.roots());
    }

    @Test
    void noMatchingRouteIsToldFromAnIcmpMessage() {
        var given = new Given()
                .machine(new RouteEntry("unicast", "10.0.0.0/24", null, "eth0", 0, null, "main"), ETH0)
                .seen(
                        "core.endpoint",
                        LOGIN,
                        lookup(LOGIN.host(), ADDRESS),
                        unconnected(ADDRESS, FailureKind.NETWORK_UNREACHABLE, 0));
        assertEquals(List.of("LOCAL_NO_ROUTE"), given.roots());
        assertEquals(
                List.of("TCP_ICMP_NET_UNREACHABLE"),
                failing(FailureKind.NETWORK_UNREACHABLE, 4).roots());
    }

    @Test
    void aBlackholeRouteIsNamed() {
        var given = failing(FailureKind.INVALID_ARGUMENT, 0)
                .machine(new RouteEntry("blackhole", "203.0.113.0/24", null, null, 0, null, "main"));
        assertEquals(List.of("LOCAL_ROUTE_BLACKHOLE"), given.roots());
        assertEquals("203.0.113.0/24", given.findings().get(0).finding().args().get("route"));
    }

    @Test
    void oneFailingFamilyIsNotADeadEndpoint() {
        var given = new Given()
                .seen(
                        "core.endpoint",
                        LOGIN,
                        lookup(LOGIN.host(), ADDRESS, "2001:db8::5"),
                        connected(ADDRESS),
                        unconnected("2001:db8::5", FailureKind.TIMEOUT, 3300));
        assertEquals(List.of("TCP_FAMILY_BROKEN"), given.roots());
    }

    @Test
    void aMachineWithoutIpv6IsHealthy() {
        var given = new Given()
                .seen(
                        "core.endpoint",
                        LOGIN,
                        lookup(LOGIN.host(), ADDRESS, "2001:db8::5"),
                        connected(ADDRESS),
                        unconnected("2001:db8::5", FailureKind.NETWORK_UNREACHABLE, 0));
        assertEquals(List.of(), given.roots());
    }

    @Test
    void oneDeadAddressOfSeveralIsNamed() {
        var given = new Given()
                .seen(
                        "core.endpoint",
                        LOGIN,
                        lookup(LOGIN.host(), ADDRESS, "203.0.113.6"),
                        connected(ADDRESS),
                        unconnected("203.0.113.6", FailureKind.TIMEOUT, 3300));
        assertEquals(List.of("TCP_PARTIAL_ADDRESSES"), given.roots());
        assertEquals("203.0.113.6", given.findings().get(0).finding().args().get("address"));
    }

    private static Given stranded() {
        return new Given()
                .seen(
                        "core.endpoint",
                        LOGIN,
                        lookup(LOGIN.host(), ADDRESS),
                        unconnected(ADDRESS, FailureKind.NETWORK_UNREACHABLE, 0));
    }

    @Test
    void aMachineWithoutAnyInterfaceHasNoAddress() {
        var given = stranded().answered("linux.network", Target.MACHINE);
        assertEquals(List.of("LOCAL_NO_ADDRESS"), given.roots());
    }

    @Test
    void aMachineWhoseTablesCannotBeReadMayHaveAnAddress() {
        var given = stranded()
                .answered(
                        "linux.network", Target.MACHINE, new Unreadable("ip route", Failure.of(FailureKind.NOT_FOUND)));
        assertEquals(List.of("LOCAL_NO_ROUTE"), given.roots());
    }

    @Test
    void anAddressWithoutARouteIsARouteThatIsMissing() {
        var given = stranded()
                .answered(
                        "linux.network",
                        Target.MACHINE,
                        new InterfaceState("eth0", true, false, 1500, List.of("10.0.0.4/24")));
        assertEquals(List.of("LOCAL_NO_ROUTE"), given.roots());
    }

    @Test
    void whatSomeConnectionsLackedOnThisMachineIsNamedAlthoughOthersStand() {
        for (var shortage : List.of(FailureKind.ADDRESS_UNAVAILABLE, FailureKind.DESCRIPTORS_EXHAUSTED)) {
            boolean ports = shortage == FailureKind.ADDRESS_UNAVAILABLE;
            var given = new Given()
                    .machine(DEFAULT, ETH0)
                    .seen(
                            "core.endpoint",
                            LOGIN,
                            lookup(LOGIN.host(), ADDRESS),
                            connected(ADDRESS),
                            unconnected(ADDRESS, shortage, 0));
            var expected = ports ? "LOCAL_PORT_EXHAUSTION" : "LOCAL_FD_EXHAUSTION";
            assertEquals(List.of(expected), given.roots());
            assertEquals(Severity.DEGRADED, given.finding(expected).severity());
        }
    }

    @Test
    void whoRejectsByAnOddMessageIsNamed() {
        var given = traced(
                failing(FailureKind.PROTOCOL_UNREACHABLE, 3),
                Protocol.TCP,
                hop(1, "10.0.0.1", Hop.Answer.PROTOCOL_UNREACHABLE));
        assertEquals(List.of("TCP_ICMP_PROTO_UNREACHABLE"), given.roots());
        assertEquals(
                "10.0.0.1", given.finding("TCP_ICMP_PROTO_UNREACHABLE").args().get("reporter"));
    }

    /** A table that only a rule leads to does not say where packets without that rule go. */
    @Test
    void theGatewayOfATableThatIsNotAskedIsNotTheOneThatIsDown() {
        var other = new RouteEntry("unicast", "0.0.0.0/0", Given.address("10.1.0.1"), "eth1", 0, null, "100");
        var usual = new RouteEntry("unicast", "0.0.0.0/0", Given.address("10.0.0.1"), "eth0", 20, null, "main");
        var given = new Given()
                .machine(other, usual, ETH0, new Neighbour(Given.address("10.1.0.1"), "eth1", "failed", null))
                .seen(
                        "core.endpoint",
                        LOGIN,
                        lookup(LOGIN.host(), ADDRESS),
                        unconnected(ADDRESS, FailureKind.TIMEOUT, 3300));
        assertEquals(List.of("TCP_TIMEOUT"), given.roots());
    }
}
