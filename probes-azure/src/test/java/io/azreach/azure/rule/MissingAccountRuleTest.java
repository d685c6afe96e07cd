package io.azreach.azure.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.azreach.azure.AzurePlugin;
import io.azreach.model.Confidence;
import io.azreach.model.Route;
import io.azreach.model.Target;
import io.azreach.model.evidence.DnsAnswer;
import io.azreach.model.evidence.MachineFacts;
import io.azreach.testkit.Given;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MissingAccountRuleTest {
    private static final String ZONE = "blob.core.windows.net";
    private static final String NAME = "acct." + ZONE;
    private static final Target BLOB = Given.https(NAME, "storage");
    private static final String SERVER = "10.0.0.53";
    private static final String PLATFORM = "168.63.129.16";
    private static final String MASTER = "ns1-07.azure-dns.com";
    private static final String ADDRESS = "203.0.113.5";

    private static DnsAnswer denied(String zone, String master) {
        return Given.dnsOfZone(Given.dns(SERVER, NAME, "NXDOMAIN"), zone, master);
    }

    private static Given unresolved(DnsAnswer... answers) {
        return new Given()
                .plugin(new AzurePlugin())
                .seen("core.endpoint", BLOB, Given.lookup(NAME))
                .seen("core.name-servers", BLOB, answers);
    }

    private static Given onAzure(Given given, DnsAnswer platform) {
        var hints = Map.of("server", PLATFORM + ":53", "type", "A", "way", "plain");
        return given.machine(new MachineFacts("instance-metadata", "imds", Map.of()))
                .answered("core.query", new Target("dns", NAME, 53, "/", "storage", hints, Route.DIRECT), platform);
    }

    @ParameterizedTest
    @ValueSource(strings = {MASTER, "ns2-07.azure-dns.net", "edge1.azuredns-cloud.net"})
    void aNameThatThePublicZoneDeniesIsAMissingAccount(String master) {
        var given = unresolved(denied(ZONE, master));
        assertEquals(List.of("STORAGE_ACCOUNT_MISSING"), given.roots());
        assertEquals(
                List.of("DNS_NXDOMAIN " + NAME + ":443", "STORAGE_ACCOUNT_MISSING " + NAME + ":443"),
                given.everything());
        var finding = given.finding("STORAGE_ACCOUNT_MISSING");
        assertEquals("acct", finding.args().get("account"));
        assertEquals(Confidence.CONFIRMED, finding.confidence());
    }

    @ParameterizedTest
    @ValueSource(strings = {"dc1.corp.example", "azure-dns.com.corp.example", "azureprivatedns.net"})
    void aZoneThatSomebodyElseServesProvesNothing(String master) {
        assertFalse(unresolved(denied(ZONE, master)).roots().contains("STORAGE_ACCOUNT_MISSING"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"windows.net", "corp.example", "privatelink.blob.core.windows.net"})
    void aDenialByAnotherZoneProvesNothing(String zone) {
        assertFalse(unresolved(denied(zone, MASTER)).roots().contains("STORAGE_ACCOUNT_MISSING"));
    }

    @Test
    void oneServerThatKnowsTheNameIsEnough() {
        var given = unresolved(denied(ZONE, MASTER), Given.dns("10.0.0.54", NAME, "NOERROR", ADDRESS));
        assertEquals(List.of("DNS_NXDOMAIN"), given.roots());
    }

    @Test
    void aNameThatPointsIntoNothingIsABrokenAlias() {
        var alias = Given.dns(SERVER, NAME, "A", "udp", "NXDOMAIN", false, List.of("gone.store.core.windows.net"));
        var given = unresolved(Given.dnsOfZone(alias, ZONE, MASTER));
        assertEquals(List.of("DNS_CNAME_BROKEN"), given.roots());
    }

    @Test
    void whatThePlatformDeniesAsWellDoesNotExist() {
        var given = unresolved(denied(ZONE, "dc1.corp.example"));
        assertEquals(List.of("DNS_NXDOMAIN"), given.roots());
        var platform = Given.dnsOfZone(Given.dns(PLATFORM, NAME, "NXDOMAIN"), ZONE, MASTER);
        assertEquals(
                List.of("STORAGE_ACCOUNT_MISSING"), onAzure(given, platform).roots());
    }

    @Test
    void whatThePlatformKnowsExists() {
        var given = onAzure(unresolved(denied(ZONE, MASTER)), Given.dns(PLATFORM, NAME, "NOERROR", ADDRESS));
        assertEquals(List.of("DNS_NXDOMAIN"), given.roots());
    }

    @ParameterizedTest
    @CsvSource({"203.0.113.5, true", "10.1.2.3, false"})
    void anotherAccountThatResolvesPubliclyMakesItLikely(String address, boolean expected) {
        var other = Given.https("other." + ZONE, "storage");
        var given = unresolved(denied(ZONE, "dc1.corp.example"))
                .seen("core.endpoint", other, Given.lookup(other.host(), address), Given.connected(address))
                .seen("core.name-servers", other, Given.dns(SERVER, other.host(), "NOERROR", address));
        assertEquals(expected, given.roots().contains("STORAGE_ACCOUNT_MISSING"), given.roots()::toString);
        if (expected) {
            assertEquals(
                    Confidence.LIKELY, given.finding("STORAGE_ACCOUNT_MISSING").confidence());
        }
    }

    @Test
    void otherServicesHaveNoAccounts() {
        var host = "kv01.vault.azure.net";
        var given = new Given()
                .plugin(new AzurePlugin())
                .seen("core.endpoint", Given.https(host, "keyvault"), Given.lookup(host))
                .seen(
                        "core.name-servers",
                        Given.https(host, "keyvault"),
                        Given.dnsOfZone(Given.dns(SERVER, host, "NXDOMAIN"), "vault.azure.net", MASTER));
        assertEquals(List.of("DNS_NXDOMAIN"), given.roots());
    }
}
