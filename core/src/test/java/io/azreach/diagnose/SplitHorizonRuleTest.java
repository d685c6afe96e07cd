package io.azreach.diagnose;

import static io.azreach.testkit.Given.connected;
import static io.azreach.testkit.Given.dns;
import static io.azreach.testkit.Given.handshake;
import static io.azreach.testkit.Given.http;
import static io.azreach.testkit.Given.https;
import static io.azreach.testkit.Given.lookup;
import static io.azreach.testkit.Given.unconnected;
import static io.azreach.testkit.Given.verdict;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.azreach.model.Confidence;
import io.azreach.model.Evidence;
import io.azreach.model.FailureKind;
import io.azreach.model.HostPort;
import io.azreach.model.Severity;
import io.azreach.model.Target;
import io.azreach.model.evidence.DnsAnswer;
import io.azreach.model.evidence.HostsEntry;
import io.azreach.model.evidence.ResolverConfig;
import io.azreach.model.evidence.TrustVerdict.Verdict;
import io.azreach.testkit.Given;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SplitHorizonRuleTest {
    private static final String ID = "DNS_RESOLVER_INCONSISTENT";
    private static final String NAME = "acct.blob.core.windows.net";
    private static final Target BLOB = https(NAME, "storage");
    private static final String FIRST = "10.0.0.53";
    private static final String SECOND = "10.0.0.54";
    private static final String PUBLIC = "203.0.113.5";
    private static final String PRIVATE = "10.1.2.3";

    private static DnsAnswer says(String server, String... addresses) {
        return dns(server, NAME, addresses.length == 0 ? "NXDOMAIN" : "NOERROR", addresses);
    }

    private static Given dead(Target target, String used, DnsAnswer... answers) {
        return new Given()
                .seen("core.endpoint", target, lookup(NAME, used), unconnected(used, FailureKind.TIMEOUT, 3300))
                .seen("core.name-servers", target, answers);
    }

    private static Given alive(Target target, String used, DnsAnswer... answers) {
        return new Given()
                .seen("core.endpoint", target, lookup(NAME, used), connected(used), http(400, Map.of()))
                .seen("core.name-servers", target, answers);
    }

    private static Given better(Given given, String address, boolean works) {
        Evidence[] genuine = {
            connected(address),
            handshake(
                    NAME,
                    List.of(Given.certificate("CN=" + NAME, "CN=Issuing CA")),
                    true,
                    verdict("os", Verdict.TRUSTED),
                    verdict("azure", Verdict.TRUSTED))
        };
        Evidence[] nothing = {unconnected(address, FailureKind.TIMEOUT, 3300)};
        return given.answered(Contrasts.endpointAt(BLOB, Given.address(address)), works ? genuine : nothing);
    }

    private static Given repeated(Given given, DnsAnswer... answers) {
        var contrast = Contrasts.query(NAME, "storage", new HostPort(FIRST, 53), Contrasts.Way.REPEAT);
        return given.answered(contrast, answers);
    }

    private static boolean said(Given given) {
        return given.everything().toString().contains(ID);
    }

    @Test
    void onePrivateAndOnePublicAnswerAreInconsistent() {
        var given = better(dead(BLOB, PRIVATE, says(FIRST, PRIVATE), says(SECOND, PUBLIC)), PUBLIC, true);
        assertEquals(List.of(ID), given.roots());
        var finding = given.finding(ID);
        assertEquals(Severity.BLOCKER, finding.severity());
        assertEquals(Confidence.CONFIRMED, finding.confidence());
        assertEquals(FIRST, finding.args().get("server"));
        assertEquals(PRIVATE, finding.args().get("address"));
        assertEquals(PUBLIC, finding.args().get("addresses"));
    }

    @Test
    void whatWorksByChanceIsARisk() {
        var given = alive(BLOB, PUBLIC, says(FIRST, PUBLIC), says(SECOND, PRIVATE));
        assertEquals(Severity.RISK, given.finding(ID).severity());
    }

    @Test
    void neitherAddressThatWorksMeansAnotherCause() {
        var given = better(dead(BLOB, PUBLIC, says(FIRST, PUBLIC), says(SECOND, PRIVATE)), PRIVATE, false);
        assertEquals(List.of("TCP_TIMEOUT"), given.roots());
    }

    @Test
    void differentPublicAddressesAreBalancing() {
        assertFalse(said(alive(BLOB, PUBLIC, says(FIRST, PUBLIC), says(SECOND, "203.0.113.9"))));
    }

    @Test
    void serversThatAgreeOnThePrivateAddressAreConsistent() {
        assertFalse(said(alive(BLOB, PRIVATE, says(FIRST, PRIVATE), says(SECOND, PRIVATE))));
    }

    @Test
    void aSinkholeIsNoPrivateAddress() {
        assertFalse(said(alive(BLOB, PUBLIC, says(FIRST, PUBLIC), says(SECOND, "0.0.0.0"))));
    }

    @Test
    void serversBehindAStubMayBeChosenAmongByRule() {
        var stub = new HostPort("127.0.0.53", 53);
        var given = alive(BLOB, PUBLIC, says(stub.host(), PUBLIC), says(FIRST, PUBLIC), says(SECOND, PRIVATE))
                .machine(
                        new ResolverConfig("/etc/resolv.conf", List.of(stub), List.of(), true),
                        new ResolverConfig(
                                "/run/resolv.conf",
                                List.of(new HostPort(FIRST, 53), new HostPort(SECOND, 53)),
                                List.of(),
                                false));
        assertFalse(said(given));
    }

    @Test
    void aPinnedNameDoesNotDependOnServers() {
        var pinned = new HostsEntry("/etc/hosts", 2, Given.address(PUBLIC), List.of(NAME));
        assertFalse(said(
                alive(BLOB, PUBLIC, says(FIRST, PUBLIC), says(SECOND, PRIVATE)).machine(pinned)));
    }

    @Test
    void aServerThatTakesTurnsIsAskedAgainWhereTheSystemGotTheOtherKind() {
        var given = alive(BLOB, PUBLIC, says(FIRST, PRIVATE));
        assertFalse(said(given), "one difference may be the cache's");
        repeated(given, says(FIRST, PRIVATE), says(FIRST, PUBLIC), says(FIRST, PRIVATE));
        assertTrue(said(given));
        assertEquals(PRIVATE, given.finding(ID).args().get("addresses"));
    }

    @Test
    void aServerThatKeepsToItsWordLeavesTheCache() {
        var given = dead(BLOB, PUBLIC, says(FIRST, PRIVATE));
        repeated(given, says(FIRST, PRIVATE), says(FIRST, PRIVATE));
        assertFalse(said(given));
        assertEquals(List.of("DNS_STALE_CACHE"), better(given, PRIVATE, true).roots());
    }

    @Test
    void aPrivateEndpointThatIsPublicNowAndThenIsInconsistent() {
        var planned = BLOB.withHint("expect", "private");
        var given = alive(planned, PUBLIC, says(FIRST, PUBLIC));
        assertEquals(List.of("DNS_PRIVATELINK_NOT_CONFIGURED"), given.roots());
        repeated(given, says(FIRST, PUBLIC), says(FIRST, PRIVATE));
        assertTrue(given.roots().contains(ID), given.roots()::toString);
        assertEquals(Severity.DEGRADED, given.finding(ID).severity());
    }

    @Test
    void anAnswerThatComesAndGoesIsInconsistent() {
        var given = new Given()
                .seen("core.endpoint", BLOB, lookup(NAME))
                .seen("core.name-servers", BLOB, says(FIRST, PUBLIC));
        assertEquals(List.of("LOCAL_RESOLVER_CONFIG"), given.roots());
        repeated(given, says(FIRST), says(FIRST, PUBLIC));
        assertEquals(List.of(ID), given.roots());
        assertEquals("NXDOMAIN", given.finding(ID).args().get("addresses"));
    }
}
