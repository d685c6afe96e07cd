package io.azreach.diagnose;

import static io.azreach.testkit.Given.https;
import static io.azreach.testkit.Given.lookup;
import static io.azreach.testkit.Given.unconnected;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.azreach.model.Confidence;
import io.azreach.model.FailureKind;
import io.azreach.model.Finding;
import io.azreach.model.Target;
import io.azreach.model.evidence.Hop;
import io.azreach.model.evidence.Hop.Answer;
import io.azreach.model.evidence.InterfaceState;
import io.azreach.model.evidence.PathTrace;
import io.azreach.model.evidence.PathTrace.Protocol;
import io.azreach.model.evidence.RouteEntry;
import io.azreach.testkit.Given;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A trace with echo requests or datagrams where one with connections was asked for. */
class RoutesOnlyTest {
    private static final String ADDRESS = "203.0.113.5";
    private static final Target LOGIN = https("login.example.com", "entra");
    private static final InterfaceState ETHERNET =
            new InterfaceState("eth3", true, false, 1500, List.of("10.0.0.4/24", "fe80:0:0:0:0:0:0:4/64"));

    private static Given failing(FailureKind kind, int millis) {
        return new Given()
                .onWindows()
                .machine(ETHERNET)
                .seen("core.endpoint", LOGIN, lookup(LOGIN.host(), ADDRESS), unconnected(ADDRESS, kind, millis));
    }

    private static Given silent() {
        return failing(FailureKind.TIMEOUT, 3300);
    }

    /** Each hop as {@code sender answer}, in order. */
    private static Given traced(Given given, Protocol sent, String... hops) {
        var each = Arrays.stream(hops).map(String::strip).toList();
        var numbered = IntStream.range(0, each.size())
                .mapToObj(i -> hop(i + 1, each.get(i)))
                .toList();
        var trace = new PathTrace(Given.address(ADDRESS), 443, sent, numbered, null, Duration.ofMillis(900), null);
        return given.answered(Contrasts.trace(LOGIN, Given.address(ADDRESS), Protocol.TCP), trace);
    }

    private static Given echoed(Given given, String... hops) {
        return traced(given, Protocol.ICMP, hops);
    }

    private static Hop hop(int ttl, String words) {
        var from = words.split(" ")[0];
        var answer = Answer.valueOf(words.split(" ")[1]);
        return new Hop(
                ttl, from.equals("-") ? null : Given.address(from), answer, null, null, null, Duration.ofMillis(2), 1);
    }

    private static final String ROUTER = "10.0.0.1 TIME_EXCEEDED";

    @ParameterizedTest
    @CsvSource({"ICMP, CONNECTED", "UDP, PORT_UNREACHABLE", "ICMP, PROTOCOL_UNREACHABLE"})
    void anAnswerOfTheDestinationShowsTheWayAndNothingAboutThePort(Protocol sent, Answer answer) {
        var given = traced(silent(), sent, ROUTER, ADDRESS + " " + answer);
        assertEquals(List.of("TCP_TIMEOUT"), given.roots());
        var finding = given.finding("TCP_TIMEOUT");
        assertEquals(ADDRESS, finding.args().get("reached"));
        assertNull(finding.args().get("hop"));
        assertTrue(excludes(finding, "TCP_ROUTING_LOOP") && excludes(finding, "TCP_ICMP_HOST_UNREACHABLE"));
        assertFalse(excludes(finding, "LOCAL_FIREWALL_DROP"));
    }

    @ParameterizedTest
    @EnumSource(
            value = Protocol.class,
            names = {"ICMP", "UDP"})
    void aRouterThatOtherPacketsReachIsNotWhereConnectionsStop(Protocol sent) {
        var finding = traced(silent(), sent, ROUTER, "- SILENT").finding("TCP_TIMEOUT");
        assertEquals("10.0.0.1", finding.args().get("reached"));
        assertNull(finding.args().get("hop"));
        assertFalse(excludes(finding, "LOCAL_FIREWALL_DROP"));
        assertFalse(excludes(finding, "TCP_ROUTING_LOOP"));
    }

    @Test
    void silenceOfEchoesIsNoLocalFirewall() {
        var given = echoed(silent(), "- SILENT");
        assertEquals(List.of("TCP_TIMEOUT"), given.roots());
        assertNull(given.finding("TCP_TIMEOUT").args().get("reached"));
    }

    @Test
    void aLoopOfEchoesIsALoopOfConnectionsInAllLikelihood() {
        var finding = echoed(silent(), ROUTER, "10.0.1.1 TIME_EXCEEDED", ROUTER).finding("TCP_ROUTING_LOOP");
        assertEquals(Confidence.LIKELY, finding.confidence());
        assertEquals("10.0.0.1", finding.args().get("hop"));
    }

    @ParameterizedTest
    @CsvSource({
        "HOST_UNREACHABLE, TCP_ICMP_HOST_UNREACHABLE",
        "NET_UNREACHABLE, TCP_ICMP_NET_UNREACHABLE",
        // a filter for echoes only
        "ADMIN_PROHIBITED, TCP_TIMEOUT",
        "PORT_UNREACHABLE, TCP_TIMEOUT",
        "FRAG_NEEDED, TCP_TIMEOUT"
    })
    void aRouterWithoutAWayHasNoneForConnectionsEither(Answer answer, String expected) {
        var given = echoed(silent(), ROUTER, "10.0.1.1 " + answer);
        assertEquals(List.of(expected), given.roots());
        var finding = given.finding(expected);
        assertEquals(Confidence.LIKELY, finding.confidence());
        assertEquals(
                expected.equals("TCP_TIMEOUT") ? null : "10.0.1.1",
                finding.args().get("reporter"));
    }

    @Test
    void anErrorOfThisMachinesOwnIsASilentGateway() {
        var given = echoed(silent(), "10.0.0.4 HOST_UNREACHABLE");
        assertEquals(List.of("LOCAL_GATEWAY_DOWN"), given.roots());
        var route = new RouteEntry("unicast", "0.0.0.0/0", Given.address("10.0.0.1"), "eth3", 0, null, "main");
        assertEquals(
                "10.0.0.1",
                given.machine(route).finding("LOCAL_GATEWAY_DOWN").args().get("gateway"));
    }

    @Test
    void anErrorOfThisMachinesOwnAboutTheLocalLinkIsASilentNeighbour() {
        var link = new InterfaceState("eth4", true, false, 1500, List.of("203.0.113.4/24"));
        var given = echoed(silent().machine(link), "203.0.113.4 HOST_UNREACHABLE");
        assertEquals(List.of("TCP_NEIGHBOUR_UNREACHABLE"), given.roots());
    }

    @Test
    void withoutTheMachinesAddressesNobodyKnowsWhoReported() {
        var given = new Given()
                .onWindows()
                .seen(
                        "core.endpoint",
                        LOGIN,
                        lookup(LOGIN.host(), ADDRESS),
                        unconnected(ADDRESS, FailureKind.TIMEOUT, 3300));
        assertEquals(
                List.of("TCP_TIMEOUT"),
                echoed(given, "10.0.0.4 HOST_UNREACHABLE").roots());
    }

    @ParameterizedTest
    @CsvSource({
        "NET_UNREACHABLE, TCP_ICMP_NET_UNREACHABLE",
        "HOST_UNREACHABLE, TCP_ICMP_HOST_UNREACHABLE",
        "ADMIN_PROHIBITED, TCP_ICMP_ADMIN_PROHIBITED"
    })
    void anErrorOfTheConnectionIsNamedAfterWhoRejectsEchoes(Answer answer, String expected) {
        var given = echoed(failing(FailureKind.HOST_UNREACHABLE, 9), ROUTER, "10.0.1.1 " + answer);
        var finding = given.finding(expected);
        assertEquals(Confidence.LIKELY, finding.confidence());
        assertEquals("10.0.1.1", finding.args().get("reporter"));
    }

    @Test
    void theWaitBeforeAnErrorIsNoSignOfASilentNeighbourOutsideLinux() {
        var given = failing(FailureKind.HOST_UNREACHABLE, 3300);
        assertEquals(List.of("TCP_ICMP_HOST_UNREACHABLE"), given.roots());
        assertEquals(
                List.of("LOCAL_GATEWAY_DOWN"),
                echoed(given, "10.0.0.4 HOST_UNREACHABLE").roots());
    }

    @Test
    void echoesThatArriveNameNobodyForAnErrorOfTheConnection() {
        var given = failing(FailureKind.HOST_UNREACHABLE, 9);
        var finding = echoed(given, ROUTER, ADDRESS + " CONNECTED").finding("TCP_ICMP_HOST_UNREACHABLE");
        assertNull(finding.args().get("reporter"));
        assertEquals(Confidence.LIKELY, finding.confidence());
    }

    @Test
    void aRefusalIsNotExplainedByTracesWithoutPorts() {
        var windows = failing(FailureKind.REFUSED, 1500);
        assertEquals(List.of("TCP_REFUSED"), windows.roots());
        var linux = new Given()
                .machine(ETHERNET)
                .seen(
                        "core.endpoint",
                        LOGIN,
                        lookup(LOGIN.host(), ADDRESS),
                        unconnected(ADDRESS, FailureKind.REFUSED, 4));
        traced(linux, Protocol.UDP, ROUTER, ADDRESS + " PORT_UNREACHABLE");
        assertEquals(List.of("TCP_REFUSED"), linux.roots());
        assertEquals(Confidence.LIKELY, linux.finding("TCP_REFUSED").confidence());
    }

    private static boolean excludes(Finding finding, String id) {
        return finding.excluded().stream().anyMatch(e -> e.value().equals(id));
    }
}
