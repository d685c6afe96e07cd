package io.azreach.diagnose;

import static io.azreach.testkit.Given.connected;
import static io.azreach.testkit.Given.https;
import static io.azreach.testkit.Given.lookup;
import static io.azreach.testkit.Given.unconnected;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.azreach.model.Evidence;
import io.azreach.model.FailureKind;
import io.azreach.model.Severity;
import io.azreach.model.Target;
import io.azreach.model.evidence.Hop;
import io.azreach.model.evidence.InterfaceState;
import io.azreach.model.evidence.PathTrace;
import io.azreach.model.evidence.PathTrace.Protocol;
import io.azreach.model.evidence.RouteEntry;
import io.azreach.testkit.Given;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PartialConnectRuleTest {
    private static final Target LOGIN = https("login.microsoftonline.com", "entra");
    private static final String FOUR = "203.0.113.5";
    private static final String OTHER_FOUR = "203.0.113.6";
    private static final String SIX = "2001:db8::5";
    private static final String OTHER_SIX = "2001:db8::6";

    private static Given tried(Evidence... connects) {
        var steps = new ArrayList<Evidence>(List.of(lookup(LOGIN.host(), FOUR)));
        steps.addAll(List.of(connects));
        return new Given().seen("core.endpoint", LOGIN, steps.toArray(Evidence[]::new));
    }

    private static Evidence silent(String address) {
        return unconnected(address, FailureKind.TIMEOUT, 3300);
    }

    private static Evidence atOnce(String address, FailureKind kind) {
        return unconnected(address, kind, 0);
    }

    @Test
    void allAddressesThatWorkAreNoFinding() {
        assertEquals(
                List.of(),
                tried(connected(FOUR), connected(OTHER_FOUR), connected(SIX)).roots());
    }

    @Test
    void theFamilyThatFailsIsNamed() {
        assertEquals(
                "IPv6",
                tried(connected(FOUR), silent(SIX))
                        .finding("TCP_FAMILY_BROKEN")
                        .args()
                        .get("detail"));
        assertEquals(
                "IPv4",
                tried(silent(FOUR), connected(SIX))
                        .finding("TCP_FAMILY_BROKEN")
                        .args()
                        .get("detail"));
        assertEquals(
                Severity.DEGRADED,
                tried(connected(FOUR), silent(SIX)).finding("TCP_FAMILY_BROKEN").severity());
    }

    @Test
    void whyIpv4FailsIsTheCauseAndBlocksNothingWhereIpv6Works() {
        var given = tried(silent(FOUR), connected(SIX));
        assertEquals(List.of("TCP_TIMEOUT"), given.roots());
        assertEquals(Severity.DEGRADED, given.finding("TCP_TIMEOUT").severity());
        assertEquals(
                List.of("TCP_FAMILY_BROKEN"),
                tried(connected(FOUR), silent(SIX)).roots());
    }

    @Test
    void aDeadIpv6AddressIsNotTheFamilyWhereOtherTargetsAreReachedOverIt() {
        var blob = https("x.blob.core.windows.net", "storage");
        var given = tried(connected(FOUR), silent(SIX))
                .seen("core.endpoint", blob, lookup(blob.host(), OTHER_SIX), connected(OTHER_SIX));
        assertEquals(List.of("TCP_PARTIAL_ADDRESSES"), given.roots());
    }

    @Test
    void aSplitWithinAFamilyIsNotTheFamilys() {
        assertEquals(
                List.of("TCP_PARTIAL_ADDRESSES"),
                tried(connected(FOUR), silent(OTHER_FOUR)).roots());
        assertEquals(
                List.of("TCP_PARTIAL_ADDRESSES"),
                tried(connected(FOUR), connected(SIX), silent(OTHER_SIX)).roots());
    }

    @Test
    void aBrokenFamilyDoesNotHideADeadAddressOfTheOther() {
        var given = tried(connected(FOUR), silent(OTHER_FOUR), silent(SIX));
        assertEquals(List.of("TCP_FAMILY_BROKEN", "TCP_PARTIAL_ADDRESSES"), given.roots());
        assertEquals(
                Given.address(SIX).getHostAddress(),
                given.finding("TCP_FAMILY_BROKEN").args().get("address"));
        assertEquals(OTHER_FOUR, given.finding("TCP_PARTIAL_ADDRESSES").args().get("address"));
    }

    @ParameterizedTest
    @CsvSource({"NETWORK_UNREACHABLE", "ADDRESS_UNAVAILABLE"})
    void aFamilyThatTheMachineDoesNotHaveIsNotBroken(FailureKind kind) {
        assertEquals(
                List.of(),
                tried(connected(FOUR), atOnce(SIX, kind), atOnce(OTHER_SIX, kind))
                        .roots());
        assertEquals(List.of(), tried(atOnce(FOUR, kind), connected(SIX)).roots());
    }

    @Test
    void oneAddressWithoutARouteIsNotAMissingFamily() {
        assertEquals(
                List.of("TCP_PARTIAL_ADDRESSES"),
                tried(connected(FOUR), atOnce(OTHER_FOUR, FailureKind.NETWORK_UNREACHABLE))
                        .roots());
    }

    @Test
    void whenNothingWorksItIsNotPartial() {
        assertEquals(List.of("TCP_TIMEOUT"), tried(silent(FOUR), silent(SIX)).roots());
    }

    /** Only IPv6 is there: what IPv4 says at once must not be taken for the cause of the silence. */
    @Test
    void onAMachineWithIpv6AloneItsSilenceDecides() {
        var given = tried(atOnce(FOUR, FailureKind.NETWORK_UNREACHABLE), silent(SIX))
                .machine(
                        new RouteEntry("unicast", "::/0", Given.address("fe80::1"), "eth0", 0, null, "main"),
                        new InterfaceState("eth0", true, false, 1500, List.of("2001:db8:1::4/64")));
        assertEquals(List.of("TCP_TIMEOUT"), given.roots());
        assertEquals(
                Given.address(SIX).getHostAddress(),
                given.finding("TCP_TIMEOUT").args().get("address"));
    }

    @Test
    void onAMachineWithIpv4AloneItsSilenceDecides() {
        assertEquals(
                List.of("TCP_TIMEOUT"),
                tried(atOnce(SIX, FailureKind.NETWORK_UNREACHABLE), silent(FOUR))
                        .roots());
    }

    private static Hop hop(int ttl, @Nullable String from, Hop.Answer answer) {
        return new Hop(
                ttl, from == null ? null : Given.address(from), answer, null, null, null, Duration.ofMillis(2), 1);
    }

    private static Given traced(Given given, String address, Hop... hops) {
        var to = Given.address(address);
        return given.answered(
                Contrasts.trace(LOGIN, to, Protocol.TCP),
                new PathTrace(to, 443, Protocol.TCP, List.of(hops), null, Duration.ofMillis(9), null));
    }

    /** Two routers, then the address that works. */
    private static Given siblings(Hop... toTheSilentOne) {
        var given = tried(connected(FOUR), silent(OTHER_FOUR));
        traced(
                given,
                FOUR,
                hop(1, "10.0.0.1", Hop.Answer.TIME_EXCEEDED),
                hop(2, "10.9.0.1", Hop.Answer.TIME_EXCEEDED),
                hop(3, FOUR, Hop.Answer.CONNECTED));
        return traced(given, OTHER_FOUR, toTheSilentOne);
    }

    @Test
    void packetsThatStopBeforeTheLastRouterOfTheirNeighborsAreFiltered() {
        var given = siblings(
                hop(1, "10.0.0.1", Hop.Answer.TIME_EXCEEDED),
                hop(2, null, Hop.Answer.SILENT),
                hop(3, null, Hop.Answer.SILENT));
        assertEquals(List.of("TCP_ADDRESS_FILTERED"), given.roots());
        var finding = given.finding("TCP_ADDRESS_FILTERED");
        assertEquals(Severity.DEGRADED, finding.severity());
        assertEquals("10.0.0.1", finding.args().get("hop"));
        assertEquals(FOUR, finding.args().get("addresses"));
    }

    @Test
    void packetsThatReachTheLastRouterFindNobody() {
        var given = siblings(
                hop(1, "10.0.0.1", Hop.Answer.TIME_EXCEEDED),
                hop(2, "10.9.0.1", Hop.Answer.TIME_EXCEEDED),
                hop(3, null, Hop.Answer.SILENT));
        assertEquals(List.of("TCP_PARTIAL_ADDRESSES"), given.roots());
    }

    @Test
    void anotherWayTellsNothingOfAFilter() {
        var given = siblings(hop(1, "10.0.0.254", Hop.Answer.TIME_EXCEEDED), hop(2, null, Hop.Answer.SILENT));
        assertEquals(List.of("TCP_PARTIAL_ADDRESSES"), given.roots());
    }

    @Test
    void aSilentAddressWhoseOtherPortAnswersIsFiltered() {
        var given = tried(connected(FOUR), silent(OTHER_FOUR))
                .answered(
                        Contrasts.connect(LOGIN, Given.address(OTHER_FOUR), 80),
                        unconnected(OTHER_FOUR, FailureKind.REFUSED, 3));
        assertEquals(List.of("TCP_ADDRESS_FILTERED"), given.roots());
        assertEquals("80", given.finding("TCP_ADDRESS_FILTERED").args().get("expected"));
    }

    @Test
    void whoForbidsOneAddressOfSeveralIsNamed() {
        var given = traced(
                tried(connected(FOUR), unconnected(OTHER_FOUR, FailureKind.HOST_UNREACHABLE, 4)),
                OTHER_FOUR,
                hop(1, "10.0.0.1", Hop.Answer.ADMIN_PROHIBITED));
        assertEquals(List.of("TCP_ADDRESS_FILTERED"), given.roots());
        assertEquals("10.0.0.1", given.finding("TCP_ADDRESS_FILTERED").args().get("hop"));
    }

    @Test
    void anAddressThatRefusesIsDeadAndNotFiltered() {
        assertEquals(
                List.of("TCP_PARTIAL_ADDRESSES"),
                tried(connected(FOUR), unconnected(OTHER_FOUR, FailureKind.REFUSED, 3))
                        .roots());
    }
}
