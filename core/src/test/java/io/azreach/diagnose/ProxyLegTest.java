package io.azreach.diagnose;

import static io.azreach.testkit.Given.address;
import static io.azreach.testkit.Given.https;
import static io.azreach.testkit.Given.lookup;
import static io.azreach.testkit.Given.unconnected;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.azreach.model.FailureKind;
import io.azreach.model.HostPort;
import io.azreach.model.Route;
import io.azreach.model.Target;
import io.azreach.model.evidence.Hop;
import io.azreach.model.evidence.InterfaceState;
import io.azreach.model.evidence.Neighbour;
import io.azreach.model.evidence.PathTrace;
import io.azreach.model.evidence.PathTrace.Protocol;
import io.azreach.model.evidence.ProxySetting;
import io.azreach.model.evidence.RouteEntry;
import io.azreach.testkit.Given;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A proxy that cannot be connected to: the causes are those of any connection, their place is the proxy. */
class ProxyLegTest {
    private static final HostPort PROXY = new HostPort("proxy.corp.example", 3128);
    private static final String ADDRESS = "10.20.1.10";
    private static final Target LOGIN =
            https("login.microsoftonline.com", "entra").by(new Route.ViaProxy(PROXY));
    private static final Target BLOB =
            https("account.blob.core.windows.net", "storage").by(new Route.ViaProxy(PROXY));
    private static final Target TO_PROXY =
            new Target("tcp", PROXY.host(), PROXY.port(), "/", "proxy", Map.of(), Route.DIRECT);
    private static final InterfaceState ETH0 = new InterfaceState("eth0", true, false, 1500, List.of("10.0.0.4/24"));
    private static final RouteEntry DEFAULT = route("unicast", "0.0.0.0/0", "10.0.0.1");

    private static RouteEntry route(String kind, String destination, @Nullable String gateway) {
        return new RouteEntry(kind, destination, gateway == null ? null : address(gateway), "eth0", 0, null, "main");
    }

    private static Given failing(FailureKind kind, int millis, RouteEntry... routes) {
        var setting = new ProxySetting(
                "/etc/environment", "https_proxy", List.of("shell"), "https", PROXY, null, List.of(), false, null, 1);
        return new Given()
                .machine(ETH0, setting)
                .machine(routes)
                .seen("core.endpoint", LOGIN, lookup(PROXY.host(), ADDRESS), unconnected(ADDRESS, kind, millis))
                .seen("core.endpoint", BLOB, lookup(PROXY.host(), ADDRESS), unconnected(ADDRESS, kind, millis));
    }

    private static Given traced(Given given, Protocol protocol, Hop... hops) {
        return given.answered(
                Contrasts.trace(TO_PROXY, address(ADDRESS), protocol),
                new PathTrace(address(ADDRESS), 3128, protocol, List.of(hops), null, Duration.ofMillis(9), null));
    }

    private static Hop hop(int ttl, @Nullable String from, Hop.Answer answer) {
        return new Hop(ttl, from == null ? null : address(from), answer, null, null, null, Duration.ofMillis(2), 1);
    }

    @ParameterizedTest
    @CsvSource({
        "INVALID_ARGUMENT, blackhole, LOCAL_ROUTE_BLACKHOLE",
        "HOST_UNREACHABLE, unreachable, LOCAL_ROUTE_UNREACHABLE",
        "NOT_PERMITTED, prohibit, LOCAL_ROUTE_PROHIBIT"
    })
    void aRouteOfThisMachineThatTakesNothingIsTheCauseAndTheProxyItsPlace(
            FailureKind kind, String type, String expected) {
        var given = failing(kind, 0, DEFAULT, route(type, "10.20.1.0/24", null));
        assertEquals(List.of(expected), given.roots());
        var finding = given.finding(expected);
        assertEquals(PROXY.toString(), finding.args().get("proxy"));
        assertEquals("/etc/environment https_proxy", finding.args().get("setting"));
        assertEquals("10.20.1.0/24", finding.args().get("route"));
        assertEquals(2, finding.targets().size());
    }

    @Test
    void withoutARouteToTheProxyTheProxyIsNotSilent() {
        var given = failing(FailureKind.NETWORK_UNREACHABLE, 0, route("unicast", "10.0.0.0/24", null));
        assertEquals(List.of("LOCAL_NO_ROUTE"), given.roots());
        assertEquals(PROXY.toString(), given.finding("LOCAL_NO_ROUTE").args().get("proxy"));
    }

    @Test
    void aGatewayThatAnswersNoNeighbourRequestIsDown() {
        var given = failing(FailureKind.TIMEOUT, 3300, DEFAULT)
                .machine(new Neighbour(address("10.0.0.1"), "eth0", "failed", null));
        assertEquals(List.of("LOCAL_GATEWAY_DOWN"), given.roots());
    }

    @Test
    void whoSaysThatTheProxyMayNotBeReachedIsNamed() {
        var given = traced(
                failing(FailureKind.HOST_UNREACHABLE, 3, DEFAULT),
                Protocol.TCP,
                hop(1, "10.0.0.1", Hop.Answer.TIME_EXCEEDED),
                hop(2, "10.9.0.1", Hop.Answer.ADMIN_PROHIBITED));
        assertEquals(List.of("TCP_ICMP_ADMIN_PROHIBITED"), given.roots());
        var args = given.finding("TCP_ICMP_ADMIN_PROHIBITED").args();
        assertEquals("10.9.0.1", args.get("reporter"));
        assertEquals("3128", args.get("port"));
    }

    @Test
    void aProxyAtAnAddressWhereNobodyIsIsASilentProxy() {
        var given = traced(
                failing(FailureKind.HOST_UNREACHABLE, 3000, DEFAULT),
                Protocol.TCP,
                hop(1, "10.0.0.1", Hop.Answer.TIME_EXCEEDED),
                hop(2, "10.9.0.1", Hop.Answer.HOST_UNREACHABLE));
        given.machine(new Neighbour(address("10.0.0.1"), "eth0", "reachable", "12:34:56:78:9a:bc"));
        assertEquals(List.of("PROXY_TIMEOUT"), given.roots());
    }

    @Test
    void aLoopOnTheWayToTheProxyIsALoop() {
        var given = traced(
                failing(FailureKind.TIMEOUT, 3300, DEFAULT),
                Protocol.TCP,
                hop(1, "10.0.0.1", Hop.Answer.TIME_EXCEEDED),
                hop(2, "10.9.0.1", Hop.Answer.TIME_EXCEEDED),
                hop(3, "10.0.0.1", Hop.Answer.TIME_EXCEEDED));
        assertEquals(List.of("TCP_ROUTING_LOOP"), given.roots());
    }

    @Test
    void packetsThatNeverLeaveAreStoppedByThisMachine() {
        var given = traced(failing(FailureKind.TIMEOUT, 3300, DEFAULT), Protocol.TCP, hop(1, null, Hop.Answer.SILENT));
        traced(given, Protocol.UDP, hop(1, "10.0.0.1", Hop.Answer.TIME_EXCEEDED));
        assertEquals(List.of("LOCAL_FIREWALL_DROP"), given.roots());
    }

    @Test
    void silenceIsTheProxysWithTheLastHopThatAnswered() {
        var given = traced(
                failing(FailureKind.TIMEOUT, 3300, DEFAULT),
                Protocol.TCP,
                hop(1, "10.0.0.1", Hop.Answer.TIME_EXCEEDED),
                hop(2, null, Hop.Answer.SILENT));
        assertEquals(List.of("PROXY_TIMEOUT"), given.roots());
        assertEquals("10.0.0.1", given.finding("PROXY_TIMEOUT").args().get("hop"));
    }

    @Test
    void aProxyPortThatIsSilentWhileAnotherPortAnswersIsStillSilent() {
        var given = failing(FailureKind.TIMEOUT, 3300, DEFAULT)
                .answered(
                        Contrasts.connect(TO_PROXY, address(ADDRESS), 443),
                        unconnected(ADDRESS, FailureKind.REFUSED, 2));
        assertEquals(List.of("PROXY_TIMEOUT"), given.roots());
    }

    @Test
    void aRefusalThatIsMadeOnTheWayIsNotTheProxys() {
        var given = traced(
                failing(FailureKind.REFUSED, 2, DEFAULT),
                Protocol.TCP,
                hop(1, "10.0.0.1", Hop.Answer.TIME_EXCEEDED),
                hop(2, ADDRESS, Hop.Answer.REFUSED));
        traced(
                given,
                Protocol.UDP,
                hop(1, "10.0.0.1", Hop.Answer.TIME_EXCEEDED),
                hop(2, "10.9.0.1", Hop.Answer.TIME_EXCEEDED));
        assertEquals(List.of("TCP_REFUSED_BY_MIDDLEBOX"), given.roots());
    }

    @Test
    void aRefusalByTheProxyItselfIsConfirmedByTheTraces() {
        var given = traced(
                failing(FailureKind.REFUSED, 2, DEFAULT),
                Protocol.TCP,
                hop(1, "10.0.0.1", Hop.Answer.TIME_EXCEEDED),
                hop(2, ADDRESS, Hop.Answer.REFUSED));
        traced(given, Protocol.UDP, hop(1, "10.0.0.1", Hop.Answer.TIME_EXCEEDED));
        assertEquals(List.of("PROXY_REFUSED"), given.roots());
    }
}
