package io.azreach.diagnose;

import static io.azreach.testkit.Given.address;
import static io.azreach.testkit.Given.dns;
import static io.azreach.testkit.Given.https;
import static io.azreach.testkit.Given.lookup;
import static io.azreach.testkit.Given.unconnected;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.azreach.model.FailureKind;
import io.azreach.model.Target;
import io.azreach.model.evidence.HostsEntry;
import io.azreach.model.evidence.InterfaceState;
import io.azreach.model.evidence.Neighbour;
import io.azreach.model.evidence.RouteEntry;
import io.azreach.testkit.Given;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the machine's own link, routes and families explain, and what they do not. */
class LocalLinkTest {
    private static final Target VAULT = https("vault.example.com", "keyvault");
    private static final String FOUR = "203.0.113.5";
    private static final String SIX = "2001:db8::5";
    private static final RouteEntry DEFAULT = route("0.0.0.0/0", "10.0.0.1");

    private static RouteEntry route(String destination, @Nullable String gateway) {
        return new RouteEntry(
                "unicast", destination, gateway == null ? null : address(gateway), "eth0", 0, null, "main");
    }

    private static InterfaceState eth0(String... addresses) {
        return new InterfaceState("eth0", true, false, 1500, List.of(addresses));
    }

    private static Neighbour silent(String gateway) {
        return new Neighbour(address(gateway), "eth0", "failed", null);
    }

    @Test
    void theSilentGatewayOfOneRouteIsNamedWithThatRoute() {
        var given = new Given()
                .machine(DEFAULT, route("203.0.113.0/24", "10.0.0.77"), eth0("10.0.0.4/24"), silent("10.0.0.77"))
                .seen("core.endpoint", VAULT, lookup(VAULT.host(), FOUR), unconnected(FOUR, FailureKind.TIMEOUT, 3300));
        var finding = given.finding("LOCAL_GATEWAY_DOWN");
        assertEquals("10.0.0.77", finding.args().get("gateway"));
        assertEquals("203.0.113.0/24", finding.args().get("route"));
    }

    private static Given hostUnreachable(int millis, Neighbour gateway) {
        return new Given()
                .machine(DEFAULT, eth0("10.0.0.4/24"), gateway)
                .seen(
                        "core.endpoint",
                        VAULT,
                        lookup(VAULT.host(), FOUR),
                        unconnected(FOUR, FailureKind.HOST_UNREACHABLE, millis));
    }

    @Test
    void aGatewayNobodyFindsIsDownHoweverSoonTheErrorComes() {
        assertEquals(
                List.of("LOCAL_GATEWAY_DOWN"),
                hostUnreachable(1400, new Neighbour(address("10.0.0.1"), "eth0", "incomplete", null))
                        .roots());
    }

    @Test
    void aGatewayThatIsFoundIsNotDownHoweverLateTheErrorComes() {
        var found = new Neighbour(address("10.0.0.1"), "eth0", "reachable", "12:34:56:78:9a:bc");
        assertEquals(
                List.of("TCP_ICMP_HOST_UNREACHABLE"),
                hostUnreachable(3000, found).roots());
    }

    @Test
    void theDefaultGatewayNeedsNoRouteNamed() {
        var given = new Given()
                .machine(DEFAULT, eth0("10.0.0.4/24"), silent("10.0.0.1"))
                .seen("core.endpoint", VAULT, lookup(VAULT.host(), FOUR), unconnected(FOUR, FailureKind.TIMEOUT, 3300));
        assertNull(given.finding("LOCAL_GATEWAY_DOWN").args().get("route"));
    }

    @Test
    void aNameThatHasOnlyAddressesOfTheFamilyThisMachineLacksHasNoUsableAddress() {
        var given = sixOnly(new Given().machine(DEFAULT, eth0("10.0.0.4/24", "fe80::4/64")));
        assertEquals(List.of("DNS_NODATA"), given.roots());
    }

    @Test
    void aMachineWithThatFamilyLacksTheRoute() {
        var given = sixOnly(new Given().machine(DEFAULT, eth0("10.0.0.4/24", "2001:db8:1::4/64")));
        assertEquals(List.of("LOCAL_NO_ROUTE"), given.roots());
    }

    private static Given sixOnly(Given given) {
        return given.seen(
                "core.endpoint",
                VAULT,
                lookup(VAULT.host(), SIX),
                dns("10.0.2.53", VAULT.host(), "NOERROR", SIX),
                unconnected(SIX, FailureKind.NETWORK_UNREACHABLE, 0));
    }

    @Test
    void whatALineOfTheHostsFileLeadsToIsItsConsequence() {
        var line = new HostsEntry("/etc/hosts", 7, address(SIX), List.of(VAULT.host()));
        var given = new Given()
                .machine(DEFAULT, eth0("10.0.0.4/24"), line)
                .seen(
                        "core.endpoint",
                        VAULT,
                        lookup(VAULT.host(), SIX),
                        dns("10.0.2.53", VAULT.host(), "NOERROR", FOUR),
                        unconnected(SIX, FailureKind.NETWORK_UNREACHABLE, 0));
        assertEquals(List.of("LOCAL_HOSTS_OVERRIDE"), given.roots());
    }
}
