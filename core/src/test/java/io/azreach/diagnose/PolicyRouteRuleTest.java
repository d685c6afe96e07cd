package io.azreach.diagnose;

import static io.azreach.testkit.Given.connected;
import static io.azreach.testkit.Given.dns;
import static io.azreach.testkit.Given.http;
import static io.azreach.testkit.Given.https;
import static io.azreach.testkit.Given.lookup;
import static io.azreach.testkit.Given.unconnected;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.azreach.model.FailureKind;
import io.azreach.model.HostPort;
import io.azreach.model.Severity;
import io.azreach.model.Target;
import io.azreach.model.evidence.MachineFacts;
import io.azreach.model.evidence.ResolverConfig;
import io.azreach.testkit.Given;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyRouteRuleTest {
    private static final String ID = "DNS_POLICY_ROUTED";
    private static final String NAME = "acct.blob.core.windows.net";
    private static final Target BLOB = https(NAME, "storage");
    private static final String VPN = "10.9.0.53";
    private static final String HOME = "10.0.0.53";
    private static final String ADDRESS = "203.0.113.5";

    private static Given routed(String domains) {
        return new Given()
                .machine(
                        new MachineFacts(
                                "link-domains", "resolvectl domain", Map.of("tun0", domains, "eth0", "lan.test")),
                        new MachineFacts("link-servers", "resolvectl dns", Map.of("tun0", VPN, "eth0", HOME)));
    }

    private static Given unresolved(String domains, String rcode) {
        return routed(domains)
                .seen("core.endpoint", BLOB, lookup(NAME))
                .seen("core.name-servers", BLOB, dns(VPN, NAME, rcode), dns(HOME, NAME, "NOERROR", ADDRESS));
    }

    @ParameterizedTest
    @CsvSource({"SERVFAIL", "NXDOMAIN", "REFUSED", "NOERROR"})
    void aNameThatIsSentToServersThatFailIsTheRulesFault(String rcode) {
        var given = unresolved("~corp.test ~core.windows.net", rcode);
        assertEquals(List.of(ID), given.roots());
        var finding = given.finding(ID);
        assertEquals(Severity.BLOCKER, finding.severity());
        assertEquals("tun0", finding.args().get("device"));
        assertEquals("core.windows.net", finding.args().get("suffix"));
        assertEquals(ADDRESS, finding.args().get("expected"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"~corp.test", "~.", "~e.windows.net", "lan.test"})
    void aRuleForOtherNamesIsNot(String domains) {
        assertFalse(unresolved(domains, "SERVFAIL").everything().toString().contains(ID));
    }

    @Test
    void serversThatAllFailLeaveTheRuleAlone() {
        var given = routed("~core.windows.net")
                .seen("core.endpoint", BLOB, lookup(NAME))
                .seen("core.name-servers", BLOB, dns(VPN, NAME, "SERVFAIL"), dns(HOME, NAME, "SERVFAIL"));
        assertEquals(List.of("DNS_SERVFAIL"), given.roots());
    }

    @Test
    void aRuleThatDoesNoHarmIsNoFinding() {
        var given = routed("~core.windows.net")
                .seen("core.endpoint", BLOB, lookup(NAME, "10.1.2.3"), connected("10.1.2.3"), http(400, Map.of()))
                .seen(
                        "core.name-servers",
                        BLOB,
                        dns(VPN, NAME, "NOERROR", "10.1.2.3"),
                        dns(HOME, NAME, "NOERROR", ADDRESS))
                .machine(new ResolverConfig(
                        "/etc/resolv.conf", List.of(new HostPort("127.0.0.53", 53)), List.of(), true));
        assertEquals(List.of(), given.roots());
    }

    @Test
    void theOtherAddressMustBeBetter() {
        var given = routed("~core.windows.net")
                .seen(
                        "core.endpoint",
                        BLOB,
                        lookup(NAME, "203.0.113.66"),
                        unconnected("203.0.113.66", FailureKind.TIMEOUT, 3300))
                .seen(
                        "core.name-servers",
                        BLOB,
                        dns(VPN, NAME, "NOERROR", "203.0.113.66"),
                        dns(HOME, NAME, "NOERROR", ADDRESS))
                .answered(
                        Contrasts.endpointAt(BLOB, Given.address(ADDRESS)),
                        unconnected(ADDRESS, FailureKind.TIMEOUT, 3300));
        assertEquals(List.of("TCP_TIMEOUT"), given.roots());
    }
}
