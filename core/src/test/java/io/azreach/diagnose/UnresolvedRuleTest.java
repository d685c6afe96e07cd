package io.azreach.diagnose;

import static io.azreach.testkit.Given.connected;
import static io.azreach.testkit.Given.dns;
import static io.azreach.testkit.Given.dnsFailure;
import static io.azreach.testkit.Given.dnsWith;
import static io.azreach.testkit.Given.https;
import static io.azreach.testkit.Given.lookup;
import static io.azreach.testkit.Given.unconnected;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.azreach.model.Confidence;
import io.azreach.model.Evidence;
import io.azreach.model.Failure;
import io.azreach.model.FailureKind;
import io.azreach.model.HostPort;
import io.azreach.model.Route;
import io.azreach.model.Severity;
import io.azreach.model.Target;
import io.azreach.model.evidence.DnsAnswer;
import io.azreach.model.evidence.NameLookup;
import io.azreach.model.evidence.ResolverConfig;
import io.azreach.testkit.Given;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnresolvedRuleTest {
    private static final String NAME = "acct.blob.core.windows.net";
    private static final Target BLOB = https(NAME, "storage");
    private static final String FIRST = "10.0.0.53";
    private static final String SECOND = "10.0.0.54";
    private static final String ADDRESS = "203.0.113.5";

    private static Given unresolved(DnsAnswer... answers) {
        return new Given().seen("core.endpoint", BLOB, lookup(NAME)).seen("core.name-servers", BLOB, answers);
    }

    private static DnsAnswer silent(String server, String type) {
        return dnsFailure(server, NAME, type, "udp", FailureKind.TIMEOUT);
    }

    private static DnsAnswer aaaa(String server, String rcode) {
        return dns(server, NAME, "AAAA", "udp", rcode, false, List.of());
    }

    private static DnsAnswer aliased(String rcode, String... aliases) {
        return dns(FIRST, NAME, "A", "udp", rcode, false, List.of(aliases));
    }

    @ParameterizedTest
    @CsvSource({
        "NXDOMAIN, DNS_NXDOMAIN",
        "NOERROR,  DNS_NODATA",
        "SERVFAIL, DNS_SERVFAIL",
        "REFUSED,  DNS_REFUSED",
        "FORMERR,  DNS_EDNS_INTOLERANT",
        "NOTIMP,   DNS_EDNS_INTOLERANT"
    })
    void everyResponseCodeHasItsCause(String rcode, String expected) {
        var given = unresolved(dns(FIRST, NAME, rcode), aaaa(FIRST, rcode));
        assertEquals(List.of(expected), given.roots());
        assertEquals(rcode, given.finding(expected).args().get("rcode"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"NXDOMAIN", "NOERROR", "SERVFAIL", "REFUSED"})
    void aServerThatKeepsSilentDoesNotOutvoteTheOneThatAnswers(String rcode) {
        var alone = unresolved(dns(FIRST, NAME, rcode)).roots();
        var given = unresolved(dns(FIRST, NAME, rcode), silent(SECOND, "A"), silent(SECOND, "AAAA"));
        assertTrue(given.roots().containsAll(alone), given.roots()::toString);
        assertFalse(given.roots().contains("DNS_TIMEOUT"), given.roots()::toString);
    }

    @Test
    void aDeniedNameIsNotAnEmptyOneNorAFailure() {
        var excluded = unresolved(dns(FIRST, NAME, "NXDOMAIN"))
                .finding("DNS_NXDOMAIN")
                .excluded()
                .toString();
        assertTrue(excluded.contains("DNS_NODATA") && excluded.contains("DNS_SERVFAIL"), excluded);
    }

    @Test
    void thePublicZonesWordIsNotAPrivateZonesShadow() {
        var soa = dnsWith(dns(FIRST, NAME, "NXDOMAIN"), "blob.core.windows.net", null);
        assertEquals(List.of("DNS_NXDOMAIN"), unresolved(soa).roots());
        assertEquals(
                "blob.core.windows.net",
                unresolved(soa).finding("DNS_NXDOMAIN").args().get("soa"));
    }

    @Test
    void aPrivateZoneWithoutTheRecordHidesThePublicName() {
        var alias = "acct.privatelink.blob.core.windows.net";
        var denied = dnsWith(aliased("NXDOMAIN", alias), "privatelink.blob.core.windows.net", null);
        assertEquals(List.of("DNS_PRIVATE_ZONE_SHADOW"), unresolved(denied).roots());
    }

    @Test
    void anAliasThatLeadsNowhereIsNamed() {
        var given = unresolved(aliased("NXDOMAIN", "gone.store.core.windows.net"));
        assertEquals(List.of("DNS_CNAME_BROKEN"), given.roots());
        assertEquals(
                "gone.store.core.windows.net",
                given.finding("DNS_CNAME_BROKEN").args().get("wrongName"));
    }

    @ParameterizedTest
    @ValueSource(ints = {15, 16, 17, 18})
    void aServerThatSaysItFiltersIsBelieved(int code) {
        var given = unresolved(dnsWith(dns(FIRST, NAME, "NXDOMAIN"), null, code));
        assertEquals(List.of("DNS_FILTERED"), given.roots());
        assertEquals(String.valueOf(code), given.finding("DNS_FILTERED").args().get("code"));
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 14, 19, 22})
    void anotherExtendedErrorIsNoFilter(int code) {
        assertEquals(
                List.of("DNS_NXDOMAIN"),
                unresolved(dnsWith(dns(FIRST, NAME, "NXDOMAIN"), null, code)).roots());
    }

    @Test
    void aFailureThatGoesAwayWithoutValidationIsASignatureProblem() {
        var given = unresolved(dns(FIRST, NAME, "SERVFAIL"));
        var contrast = Contrasts.query(NAME, "storage", new HostPort(FIRST, 53), Contrasts.Way.UNCHECKED);
        given.answered(contrast, dns(FIRST, NAME, "NOERROR", ADDRESS));
        assertEquals(List.of("DNS_DNSSEC_BOGUS"), given.roots());
    }

    @Test
    void aFailureThatStaysWithoutValidationIsTheServers() {
        var given = unresolved(dns(FIRST, NAME, "SERVFAIL"));
        var contrast = Contrasts.query(NAME, "storage", new HostPort(FIRST, 53), Contrasts.Way.UNCHECKED);
        given.answered(contrast, dns(FIRST, NAME, "SERVFAIL"));
        assertEquals(List.of("DNS_SERVFAIL"), given.roots());
        assertTrue(given.finding("DNS_SERVFAIL").excluded().toString().contains("DNS_DNSSEC_BOGUS"));
    }

    @Test
    void silenceOverBothTransportsIsATimeout() {
        var given = unresolved(silent(FIRST, "A"), silent(FIRST, "AAAA"));
        var contrast = Contrasts.query(NAME, "storage", new HostPort(FIRST, 53), Contrasts.Way.TCP);
        assertEquals(List.of("DNS_TIMEOUT"), given.roots());
        given.answered(contrast, dnsFailure(FIRST, NAME, "A", "tcp", FailureKind.TIMEOUT));
        assertEquals(List.of("DNS_TIMEOUT"), given.roots());
    }

    @Test
    void anAnswerOverTcpShowsThatUdpIsBlocked() {
        var given = unresolved(silent(FIRST, "A"), silent(FIRST, "AAAA"));
        var contrast = Contrasts.query(NAME, "storage", new HostPort(FIRST, 53), Contrasts.Way.TCP);
        given.answered(contrast, dns(FIRST, NAME, "A", "tcp", "NOERROR", false, List.of(), ADDRESS));
        assertEquals(List.of("DNS_UDP_BLOCKED"), given.roots());
    }

    @Test
    void aClosedPortIsNoSilence() {
        var given = unresolved(
                dnsFailure(FIRST, NAME, "A", "udp", FailureKind.REFUSED),
                dnsFailure(FIRST, NAME, "AAAA", "udp", FailureKind.REFUSED));
        assertEquals(List.of("DNS_SERVER_NOT_LISTENING"), given.roots());
    }

    @Test
    void oneClosedPortBesideASilentServerIsATimeout() {
        var given = unresolved(
                dnsFailure(FIRST, NAME, "A", "udp", FailureKind.REFUSED), silent(SECOND, "A"), silent(SECOND, "AAAA"));
        assertEquals(List.of("DNS_TIMEOUT"), given.roots());
    }

    @Test
    void anAnswerThatDoesNotFitAndCannotBeFetchedIsNamed() {
        var given = unresolved(
                dns(FIRST, NAME, "A", "udp", "NOERROR", true, List.of()),
                dnsFailure(FIRST, NAME, "A", "tcp", FailureKind.TIMEOUT));
        assertEquals(List.of("DNS_TRUNCATED_NO_TCP"), given.roots());
    }

    @Test
    void anAnswerThatDoesNotFitAndIsEmptyOverTcpIsEmpty() {
        var given = unresolved(
                dns(FIRST, NAME, "A", "udp", "NOERROR", true, List.of()),
                dns(FIRST, NAME, "A", "tcp", "NOERROR", false, List.of()));
        assertEquals(List.of("DNS_NODATA"), given.roots());
    }

    @Test
    void noConfiguredServerIsAMatterOfTheMachine() {
        var given = new Given()
                .machine(new ResolverConfig("/etc/resolv.conf", List.of(), List.of(), false))
                .seen("core.endpoint", BLOB, lookup(NAME));
        assertEquals(List.of("LOCAL_RESOLVER_CONFIG"), given.roots());
        assertEquals(
                Confidence.CONFIRMED, given.finding("LOCAL_RESOLVER_CONFIG").confidence());
    }

    @Test
    void aResolverConfigurationThatNobodyReadIsNotAnEmptyOne() {
        assertEquals(
                List.of(), new Given().seen("core.endpoint", BLOB, lookup(NAME)).roots());
    }

    @Test
    void serversThatWereNeverAskedAreNotMissing() {
        var given = new Given()
                .machine(new ResolverConfig("/etc/resolv.conf", List.of(new HostPort(FIRST, 53)), List.of(), false))
                .seen("core.endpoint", BLOB, lookup(NAME));
        assertEquals(List.of(), given.roots());
    }

    @Test
    void serversThatKnowTheNameLeaveTheSystemsOwnResolver() {
        assertEquals(
                List.of("LOCAL_RESOLVER_CONFIG"),
                unresolved(dns(FIRST, NAME, "NOERROR", ADDRESS), aaaa(FIRST, "NOERROR"))
                        .roots());
    }

    @Test
    void aSystemResolverThatIsOnlySlowIsNotMisconfigured() {
        Evidence slow = new NameLookup(NAME, List.of(), Duration.ofSeconds(8), Failure.of(FailureKind.TIMEOUT));
        var given = new Given()
                .seen("core.endpoint", BLOB, slow)
                .seen("core.name-servers", BLOB, dns(FIRST, NAME, "NOERROR", ADDRESS));
        assertEquals(List.of(), given.roots());
    }

    @ParameterizedTest
    @CsvSource({"NXDOMAIN, DNS_NXDOMAIN", "NOERROR, DNS_NODATA"})
    void aServerThatDeniesWhatAnotherKnowsIsNamed(String rcode, String expected) {
        var given = unresolved(dns(FIRST, NAME, rcode), dns(SECOND, NAME, "NOERROR", ADDRESS));
        assertEquals(List.of(expected), given.roots());
        assertEquals(FIRST, given.finding(expected).args().get("servers"));
    }

    @Test
    void deniedHereAndEmptyThereIsInconsistent() {
        assertEquals(
                List.of("DNS_RESOLVER_INCONSISTENT"),
                unresolved(dns(FIRST, NAME, "NXDOMAIN"), dns(SECOND, NAME, "NOERROR"))
                        .roots());
    }

    @Test
    void serversOutOfReachAreLeftToTheRoutes() {
        var given = unresolved(dnsFailure(FIRST, NAME, "A", "udp", FailureKind.NETWORK_UNREACHABLE));
        assertEquals(List.of("LOCAL_NO_ROUTE"), given.roots());
    }

    @Test
    void aLiteralNeedsNoName() {
        var literal = https("203.0.113.9", "generic");
        var given = new Given()
                .machine(new ResolverConfig("/etc/resolv.conf", List.of(), List.of(), false))
                .seen("core.endpoint", literal, lookup("203.0.113.9"));
        assertEquals(List.of(), given.roots());
    }

    @Test
    void behindAProxyTheNameIsTheProxysMatter() {
        var proxied = BLOB.by(new Route.ViaProxy(new HostPort("10.0.0.10", 3128)));
        var given = new Given()
                .seen("core.endpoint", proxied, lookup("10.0.0.10"), unconnected("10.0.0.10", FailureKind.REFUSED, 1))
                .answered("core.name-servers", proxied, dns(FIRST, NAME, "NXDOMAIN"));
        assertEquals(List.of("PROXY_REFUSED"), given.roots());
    }

    @Test
    void theSameCauseAtTheSameServersIsOneFindingForAllNames() {
        var other = https("other.queue.core.windows.net", "storage");
        var given = unresolved(dns(FIRST, NAME, "SERVFAIL"))
                .seen("core.endpoint", other, lookup(other.host()))
                .seen("core.name-servers", other, dns(FIRST, other.host(), "SERVFAIL"));
        assertEquals(List.of("DNS_SERVFAIL"), given.roots());
        assertEquals(2, given.finding("DNS_SERVFAIL").targets().size());
    }

    @Test
    void differentCausesOnDifferentNamesAreBothRoots() {
        var other = https("login.microsoftonline.com", "entra");
        var given = unresolved(dns(FIRST, NAME, "NXDOMAIN"))
                .seen("core.endpoint", other, lookup(other.host()))
                .seen("core.name-servers", other, dns(FIRST, other.host(), "REFUSED"));
        assertEquals(List.of("DNS_NXDOMAIN", "DNS_REFUSED"), given.roots());
    }

    @Test
    void aDeniedStorageNameIsADeniedNameWhileOtherNamesResolve() {
        var other = https("other.blob.core.windows.net", "storage");
        var given = unresolved(dnsWith(dns(FIRST, NAME, "NXDOMAIN"), "blob.core.windows.net", null))
                .seen("core.endpoint", other, lookup(other.host(), ADDRESS), Given.connected(ADDRESS))
                .seen("core.name-servers", other, dns(FIRST, other.host(), "NOERROR", ADDRESS));
        assertEquals(List.of("DNS_NXDOMAIN"), given.roots());
    }

    @Test
    void anAnswerWithACodeOfItsOwnIsNotPassedOver() {
        var odd = new DnsAnswer(
                new HostPort(FIRST, 53),
                "udp",
                NAME,
                "A",
                true,
                false,
                "NOTAUTH",
                false,
                List.of(),
                List.of(),
                null,
                null,
                null,
                null,
                Duration.ofMillis(4),
                Failure.of(FailureKind.DNS_OTHER_RCODE));
        assertEquals(List.of("DNS_SERVFAIL"), unresolved(odd).roots());
        assertEquals(Confidence.LIKELY, unresolved(odd).finding("DNS_SERVFAIL").confidence());
        assertEquals("NOTAUTH", unresolved(odd).finding("DNS_SERVFAIL").args().get("rcode"));
    }

    @Test
    void aReplyToAnotherQuestionIsNamed() {
        var given = unresolved(dnsFailure(FIRST, NAME, "A", "udp", FailureKind.DNS_BAD_REPLY));
        assertEquals(List.of("DNS_REPLY_MISMATCH"), given.roots());
    }

    private static Given withoutEdns(Given given, DnsAnswer answer) {
        return given.answered(Contrasts.query(NAME, "storage", new HostPort(FIRST, 53), Contrasts.Way.NO_EDNS), answer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"FORMERR", "NOTIMP"})
    void anErrorThatGoesAwayWithoutEdnsIsTheServersIntolerance(String rcode) {
        var given = withoutEdns(unresolved(dns(FIRST, NAME, rcode)), dns(FIRST, NAME, "NOERROR", ADDRESS));
        assertEquals(List.of("DNS_EDNS_INTOLERANT"), given.roots());
        assertEquals(
                io.azreach.model.Confidence.CONFIRMED,
                given.finding("DNS_EDNS_INTOLERANT").confidence());
    }

    @ParameterizedTest
    @ValueSource(strings = {"FORMERR", "NOTIMP"})
    void anErrorThatStaysWithoutEdnsIsAFailureOfTheServer(String rcode) {
        var given = withoutEdns(unresolved(dns(FIRST, NAME, rcode)), dns(FIRST, NAME, rcode));
        assertEquals(List.of("DNS_SERVFAIL"), given.roots());
    }

    @Test
    void silenceThatEndsWithoutEdnsIsNotABlockedPort() {
        var mute = unresolved(silent(FIRST, "A"), silent(FIRST, "AAAA"));
        assertEquals(
                List.of("DNS_EDNS_INTOLERANT"),
                withoutEdns(mute, dns(FIRST, NAME, "NOERROR", ADDRESS)).roots());
    }

    @Test
    void silenceThatStaysWithoutEdnsIsSilence() {
        var mute = unresolved(silent(FIRST, "A"), silent(FIRST, "AAAA"));
        assertEquals(
                List.of("DNS_TIMEOUT"), withoutEdns(mute, silent(FIRST, "A")).roots());
    }

    private static Given asked(Given given, Contrasts.Way way, DnsAnswer answer) {
        return given.answered(Contrasts.query(NAME, "storage", new HostPort(FIRST, 53), way), answer);
    }

    private static Given mute() {
        return unresolved(silent(FIRST, "A"), silent(FIRST, "AAAA"));
    }

    @Test
    void silenceThatEndsWithASmallBufferIsALostLargeAnswer() {
        var truncated = dns(FIRST, NAME, "A", "udp", "NOERROR", true, List.of());
        var given = asked(mute(), Contrasts.Way.SMALL, truncated);
        asked(given, Contrasts.Way.NO_EDNS, truncated);
        assertEquals(List.of("DNS_LARGE_RESPONSE_LOST"), given.roots());
        var finding = given.finding("DNS_LARGE_RESPONSE_LOST");
        assertEquals(Severity.BLOCKER, finding.severity());
        var excluded = finding.excluded().toString();
        assertTrue(excluded.contains("DNS_UDP_BLOCKED") && excluded.contains("DNS_EDNS_INTOLERANT"), excluded);
    }

    @Test
    void silenceThatIsOverWhenTheSameIsAskedAgainBlocksNothing() {
        var given = asked(mute(), Contrasts.Way.BRIEF, dns(FIRST, NAME, "NOERROR", ADDRESS));
        asked(given, Contrasts.Way.NO_EDNS, dns(FIRST, NAME, "NOERROR", ADDRESS));
        assertEquals(List.of("DNS_TIMEOUT"), given.roots());
        assertEquals(Severity.DEGRADED, given.finding("DNS_TIMEOUT").severity());
    }

    @Test
    void silenceThatEndsWithoutEdnsAndNotWithASmallBufferIsIntolerance() {
        var given = asked(mute(), Contrasts.Way.SMALL, silent(FIRST, "A"));
        asked(given, Contrasts.Way.NO_EDNS, dns(FIRST, NAME, "NOERROR", ADDRESS));
        assertEquals(List.of("DNS_EDNS_INTOLERANT"), given.roots());
        assertTrue(given.finding("DNS_EDNS_INTOLERANT").excluded().toString().contains("DNS_LARGE_RESPONSE_LOST"));
    }

    private static DnsAnswer overTcp(int bytes) {
        var plain = dns(FIRST, NAME, "A", "tcp", "NOERROR", false, List.of(), ADDRESS);
        return Given.dnsSized(plain, bytes);
    }

    @Test
    void aServerThatAnswersOthersOverUdpLosesTheLargeAnswer() {
        var given = asked(unresolved(silent(FIRST, "A"), aaaa(FIRST, "NOERROR")), Contrasts.Way.TCP, overTcp(1400));
        assertEquals(List.of("DNS_LARGE_RESPONSE_LOST"), given.roots());
        assertEquals("1400", given.finding("DNS_LARGE_RESPONSE_LOST").args().get("bytes"));
    }

    @Test
    void aServerThatAnswersNothingOverUdpIsBlockedHoweverLargeTheAnswer() {
        assertEquals(
                List.of("DNS_UDP_BLOCKED"),
                asked(mute(), Contrasts.Way.TCP, overTcp(1400)).roots());
    }

    @Test
    void aSmallAnswerThatOnlyComesOverTcpIsNotLostForItsSize() {
        var given = asked(unresolved(silent(FIRST, "A"), aaaa(FIRST, "NOERROR")), Contrasts.Way.TCP, overTcp(100));
        assertEquals(List.of("DNS_UDP_BLOCKED"), given.roots());
    }

    @Test
    void noAddressOfVersionSixSaysNothingAboutVersionFour() {
        assertEquals(
                List.of("DNS_TIMEOUT"),
                unresolved(silent(FIRST, "A"), aaaa(FIRST, "NOERROR")).roots());
    }

    @Test
    void silenceIsCertainWhenNoOtherWayHelps() {
        var given = mute();
        assertEquals(Confidence.LIKELY, given.finding("DNS_TIMEOUT").confidence());
        assertFalse(given.finding("DNS_TIMEOUT").excluded().toString().contains("DNS_UDP_BLOCKED"));
        asked(given, Contrasts.Way.BRIEF, silent(FIRST, "A"));
        asked(given, Contrasts.Way.SMALL, silent(FIRST, "A"));
        asked(given, Contrasts.Way.NO_EDNS, silent(FIRST, "A"));
        asked(given, Contrasts.Way.TCP, dnsFailure(FIRST, NAME, "A", "tcp", FailureKind.TIMEOUT));
        var finding = given.finding("DNS_TIMEOUT");
        assertEquals(Confidence.CONFIRMED, finding.confidence());
        var excluded = finding.excluded().toString();
        for (var id : List.of("DNS_UDP_BLOCKED", "DNS_EDNS_INTOLERANT", "DNS_LARGE_RESPONSE_LOST")) {
            assertTrue(excluded.contains(id), excluded);
        }
    }

    @Test
    void oneNameStandsForAllThatASilentServerLeavesUnanswered() {
        var other = https("zzz.queue.core.windows.net", "storage");
        var given = asked(mute(), Contrasts.Way.TCP, overTcp(100))
                .seen("core.endpoint", other, lookup(other.host()))
                .seen("core.name-servers", other, dnsFailure(FIRST, other.host(), "A", "udp", FailureKind.TIMEOUT));
        assertEquals(List.of("DNS_UDP_BLOCKED"), given.roots());
        assertEquals(2, given.finding("DNS_UDP_BLOCKED").targets().size());
    }

    @Test
    void aLargeBufferThatIsNotAnsweredIsWhatTheSystemsResolverMeets() {
        var given = unresolved(dns(FIRST, NAME, "NOERROR", ADDRESS));
        asked(given, Contrasts.Way.LARGE, silent(FIRST, "A"));
        assertEquals(List.of("DNS_LARGE_RESPONSE_LOST"), given.roots());
        assertEquals(Confidence.LIKELY, given.finding("DNS_LARGE_RESPONSE_LOST").confidence());
    }

    @Test
    void aLargeBufferThatIsAnsweredLeavesTheSystemsResolver() {
        var given = unresolved(dns(FIRST, NAME, "NOERROR", ADDRESS));
        asked(given, Contrasts.Way.LARGE, dns(FIRST, NAME, "NOERROR", ADDRESS));
        assertEquals(List.of("LOCAL_RESOLVER_CONFIG"), given.roots());
        assertTrue(given.finding("LOCAL_RESOLVER_CONFIG").excluded().toString().contains("DNS_LARGE_RESPONSE_LOST"));
    }

    private static final String STUB = "127.0.0.53";

    private static Given stubbed(DnsAnswer... answers) {
        return unresolved(answers)
                .machine(
                        new ResolverConfig("/etc/resolv.conf", List.of(new HostPort(STUB, 53)), List.of(), true),
                        new ResolverConfig("/run/resolv.conf", List.of(new HostPort(FIRST, 53)), List.of(), false));
    }

    @Test
    void aStubThatDoesNotRunIsTheMachinesMatter() {
        var given = stubbed(
                dnsFailure(STUB, NAME, "A", "udp", FailureKind.REFUSED),
                dnsFailure(STUB, NAME, "AAAA", "udp", FailureKind.REFUSED),
                dns(FIRST, NAME, "NOERROR", ADDRESS));
        assertEquals(List.of("LOCAL_RESOLVER_CONFIG"), given.roots());
        var finding = given.finding("LOCAL_RESOLVER_CONFIG");
        assertEquals(Confidence.CONFIRMED, finding.confidence());
        assertEquals(STUB, finding.args().get("server"));
    }

    @Test
    void aStubThatIsSilentWhileTheServersBehindItAnswerIsToo() {
        assertEquals(
                List.of("LOCAL_RESOLVER_CONFIG"),
                stubbed(silent(STUB, "A"), dns(FIRST, NAME, "NOERROR", ADDRESS)).roots());
    }

    @Test
    void aStubThatIsSilentBecauseItsServersAreIsNot() {
        assertEquals(
                List.of("DNS_TIMEOUT"),
                stubbed(silent(STUB, "A"), silent(FIRST, "A")).roots());
    }

    @Test
    void aStubThatPassesOnAFailureRuns() {
        assertEquals(
                List.of("DNS_SERVFAIL"),
                stubbed(dns(STUB, NAME, "SERVFAIL"), dns(FIRST, NAME, "SERVFAIL"))
                        .roots());
    }

    @Test
    void aPrivateZoneOfAzureIsKnownByItsMaster() {
        var denied = Given.dnsOfZone(dns(FIRST, NAME, "NXDOMAIN"), "blob.core.windows.net", "azureprivatedns.net");
        assertEquals(List.of("DNS_PRIVATE_ZONE_SHADOW"), unresolved(denied).roots());
        var publicly = Given.dnsOfZone(dns(FIRST, NAME, "NXDOMAIN"), "blob.core.windows.net", "ns1.azure-dns.com");
        assertEquals(List.of("DNS_NXDOMAIN"), unresolved(publicly).roots());
    }

    @ParameterizedTest
    @ValueSource(ints = {6, 7, 9, 12})
    void aFailureThatSpeaksOfSignaturesIsOneOfSignatures(int code) {
        var given = unresolved(dnsWith(dns(FIRST, NAME, "SERVFAIL"), null, code));
        assertEquals(List.of("DNS_DNSSEC_BOGUS"), given.roots());
        assertEquals(Confidence.LIKELY, given.finding("DNS_DNSSEC_BOGUS").confidence());
    }

    @Test
    void onAzureThePlatformKnowsWhatTheServersDeny() {
        var platform = new HostPort("168.63.129.16", 53);
        var given = unresolved(dns(FIRST, NAME, "NXDOMAIN"))
                .machine(
                        new io.azreach.model.evidence.MachineFacts("instance-metadata", "imds", java.util.Map.of()),
                        new ResolverConfig("/etc/resolv.conf", List.of(new HostPort(FIRST, 53)), List.of(), false))
                .answered(
                        Contrasts.query(NAME, "storage", platform, Contrasts.Way.PLAIN),
                        dns(platform.host(), NAME, "NOERROR", ADDRESS));
        var finding = given.finding("DNS_NXDOMAIN");
        assertEquals(ADDRESS, finding.args().get("expected"));
        assertEquals(platform.host(), finding.args().get("source"));
    }

    @Test
    void aTimeServerWithoutANameBlocksNothing() {
        var time = new Target("ntp", "time.example.com", 123, "/", "time", Map.of(), Route.DIRECT);
        var given = new Given().seen("core.ntp", time, lookup(time.host()), dns(FIRST, time.host(), "NXDOMAIN"));
        assertEquals(Severity.DEGRADED, given.finding("DNS_NXDOMAIN").severity());
        var proxied = https("login.example.com", "entra").by(new Route.ViaProxy(new HostPort("10.0.0.9", 3128)));
        given.seen("core.endpoint", proxied, connected("10.0.0.9"));
        assertEquals(Severity.RISK, given.finding("DNS_NXDOMAIN").severity());
    }
}
