package io.azreach.diagnose;

import static io.azreach.testkit.Given.connected;
import static io.azreach.testkit.Given.dns;
import static io.azreach.testkit.Given.dnsWith;
import static io.azreach.testkit.Given.http;
import static io.azreach.testkit.Given.https;
import static io.azreach.testkit.Given.lookup;
import static io.azreach.testkit.Given.unconnected;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.azreach.model.Confidence;
import io.azreach.model.Evidence;
import io.azreach.model.FailureKind;
import io.azreach.model.HostPort;
import io.azreach.model.Route;
import io.azreach.model.Severity;
import io.azreach.model.Target;
import io.azreach.model.evidence.DnsAnswer;
import io.azreach.model.evidence.HostsEntry;
import io.azreach.model.evidence.ResolverConfig;
import io.azreach.testkit.Given;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressRuleTest {
    private static final String NAME = "acct.blob.core.windows.net";
    private static final String LINK = "acct.privatelink.blob.core.windows.net";
    private static final Target BLOB = https(NAME, "storage");
    private static final String SERVER = "10.0.0.53";
    private static final String PUBLIC = "203.0.113.5";
    private static final String PRIVATE = "10.1.2.3";
    private static final HostsEntry PINNED = new HostsEntry("/etc/hosts", 7, Given.address(PUBLIC), List.of(NAME));

    private static DnsAnswer says(String... addresses) {
        return dns(SERVER, NAME, addresses.length == 0 ? "NXDOMAIN" : "NOERROR", addresses);
    }

    private static DnsAnswer linked(String... addresses) {
        return dns(SERVER, NAME, "A", "udp", "NOERROR", false, List.of(LINK), addresses);
    }

    /** A name that the system gives one address for, where nothing answers. */
    private static Given dead(Target target, String address, DnsAnswer... answers) {
        return given(target, address, answers, unconnected(address, FailureKind.TIMEOUT, 3300));
    }

    /** The same, and everything works. */
    private static Given alive(Target target, String address, DnsAnswer... answers) {
        return given(target, address, answers, connected(address), http(400, Map.of()));
    }

    private static Given given(Target target, String address, DnsAnswer[] answers, Evidence... rest) {
        var steps = new ArrayList<Evidence>(List.of(lookup(target.host(), address)));
        steps.addAll(List.of(rest));
        return new Given()
                .seen("core.endpoint", target, steps.toArray(Evidence[]::new))
                .seen("core.name-servers", target, answers);
    }

    private static Target tcp(String host, int port) {
        return new Target("tcp", host, port, "/", "generic", Map.of(), Route.DIRECT);
    }

    @Test
    void theAddressThatTheServersGiveIsNoFinding() {
        assertEquals(List.of(), alive(BLOB, PUBLIC, says(PUBLIC)).roots());
        assertEquals(List.of(), alive(BLOB, PRIVATE, linked(PRIVATE)).roots());
    }

    // hosts file

    @Test
    void aLineOfTheHostsFileThatContradictsTheServersIsTheCause() {
        var given = dead(BLOB, PUBLIC, says("203.0.113.9")).machine(PINNED);
        assertEquals(List.of("LOCAL_HOSTS_OVERRIDE"), given.roots());
        var finding = given.finding("LOCAL_HOSTS_OVERRIDE");
        assertEquals("203.0.113.9", finding.args().get("expected"));
        assertEquals("/etc/hosts:7", finding.args().get("file"));
    }

    @Test
    void aLineThatSaysWhatTheServersSayIsHarmless() {
        assertEquals(
                List.of("TCP_TIMEOUT"),
                dead(BLOB, PUBLIC, says(PUBLIC)).machine(PINNED).roots());
    }

    @Test
    void aLineForAnotherNameOrAnAddressNotUsedIsNotTheCause() {
        var other = new HostsEntry("/etc/hosts", 8, Given.address(PUBLIC), List.of("other.example.com"));
        var unused = new HostsEntry("/etc/hosts", 9, Given.address("198.51.100.1"), List.of(NAME));
        var given = dead(BLOB, PUBLIC, says(PUBLIC)).machine(other, unused);
        assertEquals(List.of("TCP_TIMEOUT"), given.roots());
    }

    @Test
    void aLineThatWorksIsARiskOnly() {
        var given = alive(BLOB, PUBLIC, says("203.0.113.9")).machine(PINNED);
        assertEquals(Severity.RISK, given.finding("LOCAL_HOSTS_OVERRIDE").severity());
    }

    @Test
    void aPlainConnectionThatStandsMakesALineARiskOnly() {
        var target = tcp("db.example.com", 5432);
        var line = new HostsEntry("/etc/hosts", 3, Given.address(PUBLIC), List.of("db.example.com"));
        var answers = new DnsAnswer[] {dns(SERVER, "db.example.com", "NOERROR", "203.0.113.9")};
        var given = given(target, PUBLIC, answers, connected(PUBLIC)).machine(line);
        assertEquals(Severity.RISK, given.finding("LOCAL_HOSTS_OVERRIDE").severity());
    }

    @Test
    void aNameThatOnlyTheHostsFileKnowsAndThatWorksIsNoOverride() {
        var target = tcp("db.corp", 5432);
        var line = new HostsEntry("/etc/hosts", 3, Given.address(PRIVATE), List.of("db.corp"));
        var answers = new DnsAnswer[] {dns(SERVER, "db.corp", "NXDOMAIN")};
        assertEquals(
                List.of(),
                given(target, PRIVATE, answers, connected(PRIVATE))
                        .machine(line)
                        .roots());
    }

    @Test
    void theHostsFileGoesBeforeASinkhole() {
        var line = new HostsEntry("/etc/hosts", 7, Given.address("127.0.0.1"), List.of(NAME));
        assertEquals(
                List.of("LOCAL_HOSTS_OVERRIDE"),
                dead(BLOB, "127.0.0.1", says(PUBLIC)).machine(line).roots());
    }

    // sinkholes

    @ParameterizedTest
    @ValueSource(
            strings = {"0.0.0.0", "127.0.0.1", "169.254.1.1", "224.0.0.1", "255.255.255.255", "::", "::1", "fe80::1"})
    void anAddressThatNoServiceHasIsASinkhole(String address) {
        assertEquals(List.of("DNS_BOGON"), dead(BLOB, address, says(address)).roots());
    }

    @ParameterizedTest
    @ValueSource(strings = {"192.0.2.1", "198.51.100.7", "203.0.113.5", "2001:db8::5", "100.64.0.1"})
    void documentationAddressesAreNoSinkhole(String address) {
        assertEquals(List.of("TCP_TIMEOUT"), dead(BLOB, address, says(address)).roots());
    }

    @Test
    void oneOddAddressAmongGoodOnesIsNoSinkhole() {
        var given = new Given()
                .seen("core.endpoint", BLOB, lookup(NAME, PUBLIC, "0.0.0.0"), connected(PUBLIC), http(400, Map.of()))
                .seen("core.name-servers", BLOB, says(PUBLIC, "0.0.0.0"));
        assertEquals(List.of(), given.roots());
    }

    @Test
    void aSinkholeThatGivesItsReasonIsAFilter() {
        var answer = dnsWith(says("0.0.0.0"), null, 17);
        assertEquals(List.of("DNS_FILTERED"), dead(BLOB, "0.0.0.0", answer).roots());
    }

    @Test
    void aFilterThatLeadsToAPageOfItsOwnSaysSo() {
        var blocked = dnsWith(says(PUBLIC), null, 15);
        assertEquals(List.of("DNS_FILTERED"), dead(BLOB, PUBLIC, blocked).roots());
        assertEquals(List.of(), alive(BLOB, PUBLIC, blocked).roots());
        assertEquals(
                List.of("TCP_TIMEOUT"),
                dead(BLOB, PUBLIC, dnsWith(says(PUBLIC), null, 3)).roots());
    }

    @Test
    void theMachinesOwnNameIsNoSinkhole() {
        assertEquals(
                List.of(),
                given(tcp("localhost", 8080), "127.0.0.1", new DnsAnswer[0], connected("127.0.0.1"))
                        .roots());
        assertEquals(
                List.of("TCP_REFUSED"),
                given(
                                tcp("localhost", 8080),
                                "127.0.0.1",
                                new DnsAnswer[0],
                                unconnected("127.0.0.1", FailureKind.REFUSED, 0))
                        .machine(new HostsEntry("/etc/hosts", 1, Given.address("127.0.0.1"), List.of("localhost")))
                        .roots());
    }

    // search list

    private static Given searching(Given given, String... suffixes) {
        return given.machine(
                new ResolverConfig("/etc/resolv.conf", List.of(new HostPort(SERVER, 53)), List.of(suffixes), false));
    }

    private static Given suffixAnswers(Given given, String suffix, String... addresses) {
        var name = NAME + "." + suffix;
        var contrast = Contrasts.query(name, "storage", new HostPort(SERVER, 53), Contrasts.Way.PLAIN);
        return given.answered(contrast, dns(SERVER, name, addresses.length == 0 ? "NXDOMAIN" : "NOERROR", addresses));
    }

    @Test
    void anAddressThatOnlyTheSearchListExplainsIsItsFault() {
        var given = searching(dead(BLOB, "203.0.113.99", says()), "corp.example.com");
        suffixAnswers(given, "corp.example.com", "203.0.113.99");
        assertEquals(List.of("DNS_SEARCH_SUFFIX_HIT"), given.roots());
        assertEquals(
                "corp.example.com",
                given.finding("DNS_SEARCH_SUFFIX_HIT").args().get("suffix"));
    }

    @Test
    void theSecondSuffixMayBeTheOne() {
        var given = searching(dead(BLOB, "203.0.113.99", says()), "a.example", "b.example");
        suffixAnswers(given, "a.example");
        suffixAnswers(given, "b.example", "203.0.113.99");
        assertEquals("b.example", given.finding("DNS_SEARCH_SUFFIX_HIT").args().get("suffix"));
    }

    /** With a high {@code ndots} the search list comes before the name itself, which resolves as well. */
    @Test
    void aSuffixThatHidesAGoodNameIsFoundToo() {
        var given = searching(dead(BLOB, "203.0.113.99", says(PUBLIC)), "corp.example.com");
        suffixAnswers(given, "corp.example.com", "203.0.113.99");
        assertEquals(List.of("DNS_SEARCH_SUFFIX_HIT"), given.roots());
    }

    @Test
    void aSuffixThatGivesAnotherAddressIsNotTheCause() {
        var given = searching(dead(BLOB, "203.0.113.99", says(PUBLIC)), "corp.example.com");
        suffixAnswers(given, "corp.example.com", "203.0.113.77");
        assertEquals(
                List.of(),
                given.roots().stream().filter("DNS_SEARCH_SUFFIX_HIT"::equals).toList());
    }

    // stale caches

    @Test
    void anAddressThatNobodyGivesMayBeCached() {
        var given = dead(tcp("db.example.com", 5432), PUBLIC, dns(SERVER, "db.example.com", "NOERROR", "203.0.113.9"));
        assertEquals(List.of("DNS_STALE_CACHE"), given.roots());
    }

    @Test
    void theFreshAddressDecidesWhetherTheOldOneIsToBlame() {
        var target = tcp("db.example.com", 5432);
        var fresh = Contrasts.endpointAt(target, Given.address("203.0.113.9"));
        var answer = dns(SERVER, "db.example.com", "NOERROR", "203.0.113.9");
        var works = dead(target, PUBLIC, answer).answered(fresh, connected("203.0.113.9"));
        assertEquals(Confidence.CONFIRMED, works.finding("DNS_STALE_CACHE").confidence());
        var fails = dead(target, PUBLIC, answer).answered(fresh, unconnected("203.0.113.9", FailureKind.TIMEOUT, 3300));
        assertEquals(List.of("TCP_TIMEOUT"), fails.roots());
    }

    @Test
    void balancedNamesThatWorkAreNotCached() {
        assertEquals(List.of(), alive(BLOB, PUBLIC, says("203.0.113.9")).roots());
        var answers = new DnsAnswer[] {dns(SERVER, "db.example.com", "NOERROR", "203.0.113.9")};
        assertEquals(
                List.of(),
                given(tcp("db.example.com", 5432), PUBLIC, answers, connected(PUBLIC))
                        .roots());
    }

    // private endpoints

    @Test
    void aPrivateEndpointThatResolvesPubliclyIsToldByItsAlias() {
        var wanted = BLOB.withHint("expect", "private");
        assertEquals(
                List.of("DNS_PRIVATE_EXPECTED_GOT_PUBLIC"),
                alive(wanted, PUBLIC, linked(PUBLIC)).roots());
        assertEquals(
                List.of("DNS_PRIVATELINK_NOT_CONFIGURED"),
                alive(wanted, PUBLIC, says(PUBLIC)).roots());
    }

    @Test
    void aServiceThatRefusesOverItsPublicAddressIsOutOfReach() {
        var given = given(
                BLOB.withHint("expect", "private"),
                PUBLIC,
                new DnsAnswer[] {linked(PUBLIC)},
                connected(PUBLIC),
                http(403, Map.of()));
        assertEquals(
                Severity.BLOCKER,
                given.finding("DNS_PRIVATE_EXPECTED_GOT_PUBLIC").severity());
        assertEquals(
                Severity.DEGRADED,
                alive(BLOB.withHint("expect", "private"), PUBLIC, linked(PUBLIC))
                        .finding("DNS_PRIVATE_EXPECTED_GOT_PUBLIC")
                        .severity());
    }

    @Test
    void notEveryServiceNeedsAPrivateEndpointWhereOneHasIt() {
        var vault = https("kv.vault.azure.net", "key-vault").withHint("expect", "private");
        var given = alive(BLOB.withHint("expect", "private"), "10.1.2.3", linked("10.1.2.3"))
                .seen("core.endpoint", vault, lookup(vault.host(), PUBLIC), connected(PUBLIC), http(401, Map.of()));
        assertEquals(
                Severity.RISK, given.finding("DNS_PRIVATELINK_NOT_CONFIGURED").severity());
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.1.2.3", "172.16.0.9", "192.168.1.1", "fd00::5"})
    void aPrivateEndpointThatResolvesPrivatelyIsRight(String address) {
        assertEquals(
                List.of(),
                alive(BLOB.withHint("expect", "private"), address, linked(address))
                        .roots());
    }

    @Test
    void aPrivateEndpointOutOfReachIsNotADnsFault() {
        var wanted = BLOB.withHint("expect", "private");
        assertEquals(
                List.of("AZ_PRIVATE_ENDPOINT_UNREACHABLE"),
                dead(wanted, PRIVATE, linked(PRIVATE)).roots());
        assertEquals(
                List.of("AZ_PRIVATE_ENDPOINT_UNREACHABLE"),
                dead(wanted, PRIVATE, says(PRIVATE)).roots());
        assertEquals(
                List.of("AZ_PRIVATE_ENDPOINT_UNREACHABLE"),
                dead(BLOB, PRIVATE, linked(PRIVATE)).roots());
    }

    @ParameterizedTest
    @CsvSource({"10.1.2.3, DNS_PUBLIC_EXPECTED_GOT_PRIVATE", "203.0.113.5, TCP_TIMEOUT"})
    void aPublicNameThatIsPrivateAndDeadIsADnsFault(String address, String expected) {
        assertEquals(List.of(expected), dead(BLOB, address, says(address)).roots());
    }

    @Test
    void aNameOfUnknownOwnerMayWellBePrivate() {
        var own = https("intranet.corp.example.com", "generic");
        var answer = dns(SERVER, own.host(), "NOERROR", PRIVATE);
        assertEquals(List.of("TCP_TIMEOUT"), dead(own, PRIVATE, answer).roots());
        assertEquals(
                List.of("DNS_PUBLIC_EXPECTED_GOT_PRIVATE"),
                dead(own.withHint("expect", "public"), PRIVATE, answer).roots());
    }

    @Test
    void aPrivateAddressThatWorksIsNoFinding() {
        assertEquals(List.of(), alive(BLOB, PRIVATE, says(PRIVATE)).roots());
    }

    @Test
    void theUnreachablePrivateEndpointHoldsTheConnectionsFailure() {
        var given = dead(BLOB, PRIVATE, linked(PRIVATE));
        var tcp = given.findings().stream()
                .filter(f -> f.finding().id().value().equals("TCP_TIMEOUT"))
                .findFirst()
                .orElseThrow();
        assertEquals("F1", tcp.consequenceOf());
    }

    @Test
    void throughAProxyTheLocalAddressDoesNotMatter() {
        var proxied = BLOB.by(new Route.ViaProxy(new HostPort("10.0.0.10", 3128)));
        var given = new Given()
                .seen("core.endpoint", proxied, lookup("10.0.0.10", "10.0.0.10"), connected("10.0.0.10"))
                .machine(PINNED);
        assertEquals(List.of(), given.roots());
    }
}
