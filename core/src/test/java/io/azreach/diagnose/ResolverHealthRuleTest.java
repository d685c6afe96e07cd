package io.azreach.diagnose;

import static io.azreach.testkit.Given.connected;
import static io.azreach.testkit.Given.dns;
import static io.azreach.testkit.Given.dnsAfter;
import static io.azreach.testkit.Given.dnsFailure;
import static io.azreach.testkit.Given.https;
import static io.azreach.testkit.Given.lookup;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.azreach.model.FailureKind;
import io.azreach.model.HostPort;
import io.azreach.model.Severity;
import io.azreach.model.Target;
import io.azreach.model.evidence.DnsAnswer;
import io.azreach.model.evidence.NameLookup;
import io.azreach.testkit.Given;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResolverHealthRuleTest {
    private static final String NAME = "login.microsoftonline.com";
    private static final Target LOGIN = https(NAME, "entra");
    private static final Target VAULT = https("kv.vault.azure.net", "key-vault");
    private static final String FIRST = "10.0.0.53";
    private static final String SECOND = "10.0.0.54";
    private static final String ADDRESS = "203.0.113.5";

    private static Given resolved(Target target, DnsAnswer... answers) {
        return and(new Given(), target, answers);
    }

    private static Given and(Given given, Target target, DnsAnswer... answers) {
        return given.seen("core.endpoint", target, lookup(target.host(), ADDRESS), connected(ADDRESS))
                .seen("core.name-servers", target, answers);
    }

    private static DnsAnswer good(String server) {
        return dns(server, NAME, "NOERROR", ADDRESS);
    }

    private static DnsAnswer noSix(String server) {
        return dns(server, NAME, "AAAA", "udp", "NOERROR", false, List.of());
    }

    private static DnsAnswer silent(String server, String name, String type) {
        return dnsFailure(server, name, type, "udp", FailureKind.TIMEOUT);
    }

    private static Given slowAgain(Given given, int millis) {
        var contrast = Contrasts.query(NAME, "entra", new HostPort(FIRST, 53), Contrasts.Way.PATIENT);
        return given.answered(contrast, dnsAfter(good(FIRST), millis));
    }

    @Test
    void serversThatAnswerAreNoFinding() {
        assertEquals(
                List.of(),
                resolved(LOGIN, good(FIRST), noSix(FIRST), good(SECOND), noSix(SECOND))
                        .roots());
    }

    @Test
    void aDeadServerBesideALivingOneDelaysEveryLookup() {
        var given = resolved(LOGIN, silent(FIRST, NAME, "A"), silent(FIRST, NAME, "AAAA"), good(SECOND), noSix(SECOND));
        assertEquals(List.of("DNS_PARTIAL_SERVER_FAILURE"), given.roots());
        assertEquals(FIRST, given.finding("DNS_PARTIAL_SERVER_FAILURE").args().get("server"));
        assertEquals(
                Severity.DEGRADED, given.finding("DNS_PARTIAL_SERVER_FAILURE").severity());
    }

    @Test
    void aDeadServerIsOneFindingHoweverManyNamesWereAsked() {
        var given = resolved(LOGIN, silent(FIRST, NAME, "A"), good(SECOND));
        and(given, VAULT, silent(FIRST, VAULT.host(), "A"), dns(SECOND, VAULT.host(), "NOERROR", ADDRESS));
        assertEquals(List.of("DNS_PARTIAL_SERVER_FAILURE"), given.roots());
        assertEquals(2, given.finding("DNS_PARTIAL_SERVER_FAILURE").targets().size());
    }

    @Test
    void aServerThatMissesOneQuestionIsNotDead() {
        var given = resolved(LOGIN, silent(FIRST, NAME, "A"), silent(FIRST, NAME, "AAAA"), good(SECOND));
        and(given, VAULT, dns(FIRST, VAULT.host(), "NOERROR", ADDRESS), dns(SECOND, VAULT.host(), "NOERROR", ADDRESS));
        assertEquals(List.of(), given.roots());
    }

    @ParameterizedTest
    @ValueSource(strings = {"REFUSED", "SERVFAIL"})
    void aServerThatFailsWhereAnotherKnowsTheAddressIsNamed(String rcode) {
        var given = resolved(LOGIN, dns(FIRST, NAME, rcode), good(SECOND));
        assertEquals(List.of("DNS_" + rcode), given.roots());
        assertEquals(FIRST, given.finding("DNS_" + rcode).args().get("server"));
        assertEquals(Severity.DEGRADED, given.finding("DNS_" + rcode).severity());
    }

    @Test
    void aServerThatFailsOnlyWhileItChecksSignaturesIsNamedForThat() {
        var given = resolved(LOGIN, dns(FIRST, NAME, "SERVFAIL"), good(SECOND));
        asked(given, "A", Contrasts.Way.UNCHECKED, good(FIRST));
        assertEquals(List.of("DNS_DNSSEC_BOGUS"), given.roots());
        assertEquals(Severity.DEGRADED, given.finding("DNS_DNSSEC_BOGUS").severity());
    }

    @Test
    void aServerThatFailsForWhatNobodyElseKnowsIsNotToBlame() {
        assertEquals(
                List.of(),
                resolved(LOGIN, good(FIRST), dns(FIRST, NAME, "AAAA", "udp", "SERVFAIL", false, List.of()))
                        .roots());
    }

    @Test
    void serversSlowerThanThisRunWaitsAreSlowWhenTheSystemGotAnAddress() {
        var lookup = new NameLookup(NAME, List.of(Given.address(ADDRESS)), Duration.ofMillis(3000), null);
        var given = new Given()
                .seen("core.endpoint", LOGIN, lookup, connected(ADDRESS))
                .seen("core.name-servers", LOGIN, silent(FIRST, NAME, "A"), silent(FIRST, NAME, "AAAA"));
        assertEquals(List.of(), given.roots());
        assertEquals(List.of("DNS_SLOW"), slowAgain(given, 3000).roots());
    }

    @Test
    void whenAllAreSilentTheNameIsUnresolvedAndNothingElse() {
        var given = new Given()
                .seen("core.endpoint", LOGIN, lookup(NAME))
                .seen("core.name-servers", LOGIN, silent(FIRST, NAME, "A"), silent(SECOND, NAME, "A"));
        assertEquals(List.of("DNS_TIMEOUT"), given.roots());
    }

    @Test
    void lostQuestionsForIpv6AloneAreAStall() {
        assertEquals(
                List.of("DNS_AAAA_STALL"),
                resolved(LOGIN, good(FIRST), silent(FIRST, NAME, "AAAA")).roots());
    }

    @Test
    void aSlowServersMissingAnswerForIpv6IsOnlyLate() {
        assertEquals(
                List.of(),
                resolved(LOGIN, dnsAfter(good(FIRST), 2100), silent(FIRST, NAME, "AAAA"))
                        .roots());
    }

    @Test
    void anEmptyAnswerForIpv6IsNoStall() {
        assertEquals(List.of(), resolved(LOGIN, good(FIRST), noSix(FIRST)).roots());
    }

    @Test
    void aServerThatIsSlowAgainIsSlow() {
        var given = slowAgain(resolved(LOGIN, dnsAfter(good(FIRST), 900)), 800);
        assertEquals(List.of("DNS_SLOW"), given.roots());
        assertEquals("800", given.finding("DNS_SLOW").args().get("ms"));
    }

    @Test
    void aServerThatWasSlowOnceMayHaveHadABusyMachine() {
        assertEquals(List.of(), resolved(LOGIN, dnsAfter(good(FIRST), 900)).roots());
        assertEquals(
                List.of(),
                slowAgain(resolved(LOGIN, dnsAfter(good(FIRST), 900)), 20).roots());
    }

    @Test
    void oneSlowNameOfTwoIsNotASlowServer() {
        var given = resolved(LOGIN, dnsAfter(good(FIRST), 900));
        and(given, VAULT, dns(FIRST, VAULT.host(), "NOERROR", ADDRESS));
        assertEquals(List.of(), slowAgain(given, 800).roots());
    }

    @Test
    void aDeadServerAndASlowOneAreTwoFindings() {
        var given = slowAgain(resolved(LOGIN, dnsAfter(good(FIRST), 900), silent(SECOND, NAME, "A")), 800);
        assertEquals(List.of("DNS_PARTIAL_SERVER_FAILURE", "DNS_SLOW"), given.roots());
    }

    @Test
    void aDeadServerDoesNotExplainAnEndpointThatIsDown() {
        var given = new Given()
                .seen("core.endpoint", LOGIN, lookup(NAME, ADDRESS), Given.unconnected(ADDRESS, FailureKind.REFUSED, 4))
                .seen("core.name-servers", LOGIN, silent(FIRST, NAME, "A"), good(SECOND));
        assertEquals(List.of("TCP_REFUSED", "DNS_PARTIAL_SERVER_FAILURE"), given.roots());
    }

    private static Given asked(Given given, String type, Contrasts.Way way, DnsAnswer answer) {
        return given.answered(Contrasts.query(NAME, type, "entra", new HostPort(FIRST, 53), way), answer);
    }

    private static Given muteBesideOne() {
        return resolved(LOGIN, silent(FIRST, NAME, "A"), silent(FIRST, NAME, "AAAA"), good(SECOND), noSix(SECOND));
    }

    @Test
    void aServerThatAnswersASmallBufferIsNotDead() {
        var given = asked(muteBesideOne(), "A", Contrasts.Way.SMALL, truncated("A"));
        assertEquals(List.of("DNS_LARGE_RESPONSE_LOST"), given.roots());
        assertEquals(Severity.DEGRADED, given.finding("DNS_LARGE_RESPONSE_LOST").severity());
    }

    private static DnsAnswer truncated(String type) {
        return dns(FIRST, NAME, type, "udp", "NOERROR", true, List.of());
    }

    @Test
    void anAnswerThatFitsIntoAnyBufferWasNotLostForItsSize() {
        var given = asked(muteBesideOne(), "A", Contrasts.Way.SMALL, good(FIRST));
        assertEquals(List.of("DNS_PARTIAL_SERVER_FAILURE"), given.roots());
    }

    @Test
    void aServerThatAnswersTheSameQuestionTheSecondTimeIsNotDead() {
        var given = asked(muteBesideOne(), "A", Contrasts.Way.BRIEF, good(FIRST));
        assertEquals(
                List.of(), asked(given, "A", Contrasts.Way.SMALL, good(FIRST)).roots());
    }

    @Test
    void aServerThatAnswersWithoutEdnsIsNotDead() {
        var given = asked(muteBesideOne(), "A", Contrasts.Way.SMALL, silent(FIRST, NAME, "A"));
        asked(given, "A", Contrasts.Way.NO_EDNS, good(FIRST));
        assertEquals(List.of("DNS_EDNS_INTOLERANT"), given.roots());
        assertEquals(Severity.DEGRADED, given.finding("DNS_EDNS_INTOLERANT").severity());
    }

    @Test
    void aServerThatAnswersOverTcpIsNotDead() {
        var overTcp = dns(FIRST, NAME, "A", "tcp", "NOERROR", false, List.of(), ADDRESS);
        var given = asked(muteBesideOne(), "A", Contrasts.Way.TCP, overTcp);
        assertEquals(List.of("DNS_UDP_BLOCKED"), given.roots());
        assertEquals(Severity.DEGRADED, given.finding("DNS_UDP_BLOCKED").severity());
    }

    @Test
    void aServerThatStaysSilentInEveryWayIsDead() {
        var given = muteBesideOne();
        for (var way : List.of(Contrasts.Way.SMALL, Contrasts.Way.NO_EDNS, Contrasts.Way.TCP)) {
            asked(given, "A", way, silent(FIRST, NAME, "A"));
        }
        assertEquals(List.of("DNS_PARTIAL_SERVER_FAILURE"), given.roots());
        var finding = given.finding("DNS_PARTIAL_SERVER_FAILURE");
        assertEquals(SECOND, finding.args().get("servers"));
        assertEquals(true, finding.excluded().toString().contains("DNS_UDP_BLOCKED"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"FORMERR", "NOTIMP"})
    void aSystemThatAsksWithoutEdnsGetsOnWithAnOldServer(String rcode) {
        var given = resolved(LOGIN, dns(FIRST, NAME, rcode));
        assertEquals(List.of(), given.roots());
        asked(given, "A", Contrasts.Way.NO_EDNS, good(FIRST));
        assertEquals(List.of("DNS_EDNS_INTOLERANT"), given.roots());
        assertEquals(Severity.DEGRADED, given.finding("DNS_EDNS_INTOLERANT").severity());
    }

    @Test
    void theOnlyServersSilenceTowardsEdnsIsSeenThoughTheSystemGetsOn() {
        var given = resolved(LOGIN, silent(FIRST, NAME, "A"), silent(FIRST, NAME, "AAAA"));
        assertEquals(List.of(), given.roots());
        asked(given, "A", Contrasts.Way.NO_EDNS, good(FIRST));
        assertEquals(List.of("DNS_EDNS_INTOLERANT"), given.roots());
    }

    @Test
    void oneLargeAnswerThatIsLostIsSeenThoughTheSystemGotItInPieces() {
        var given = resolved(LOGIN, silent(FIRST, NAME, "A"), noSix(FIRST));
        assertEquals(List.of(), given.roots());
        asked(given, "A", Contrasts.Way.SMALL, truncated("A"));
        assertEquals(List.of("DNS_LARGE_RESPONSE_LOST"), given.roots());
    }

    @Test
    void aLostQuestionThatIsAnsweredOverTcpOnlyMayHaveBeenLostByChance() {
        var given = resolved(LOGIN, silent(FIRST, NAME, "A"), noSix(FIRST));
        asked(given, "A", Contrasts.Way.TCP, good(FIRST));
        assertEquals(List.of(), given.roots());
    }

    @Test
    void silenceThatDoesNotComeBackWasChance() {
        var given = asked(muteBesideOne(), "A", Contrasts.Way.BRIEF, good(FIRST));
        asked(given, "A", Contrasts.Way.SMALL, good(FIRST));
        assertEquals(List.of(), given.roots());
        var stall = resolved(LOGIN, good(FIRST), silent(FIRST, NAME, "AAAA"));
        assertEquals(
                List.of(),
                asked(stall, "AAAA", Contrasts.Way.BRIEF, noSix(FIRST)).roots());
    }

    @Test
    void aServerThatNeedsAsLongAsWasWaitedInVainIsSlow() {
        var given = asked(muteBesideOne(), "A", Contrasts.Way.BRIEF, dnsAfter(silent(FIRST, NAME, "A"), 2000));
        asked(given, "A", Contrasts.Way.NO_EDNS, dnsAfter(good(FIRST), 1900));
        assertEquals(List.of(), given.roots());
        assertEquals(List.of("DNS_SLOW"), slowAgain(given, 2100).roots());
    }

    @Test
    void anAnswerForIpv6ThatIsTooLargeIsNoStall() {
        var given = resolved(LOGIN, good(FIRST), silent(FIRST, NAME, "AAAA"));
        asked(given, "AAAA", Contrasts.Way.SMALL, truncated("AAAA"));
        assertEquals(List.of("DNS_LARGE_RESPONSE_LOST"), given.roots());
    }

    @Test
    void oneNameThatComesLateIsSlowThoughTheServerIsQuickWithOthers() {
        var late = new NameLookup(NAME, List.of(Given.address(ADDRESS)), Duration.ofSeconds(3), null);
        var given = new Given()
                .seen("core.endpoint", LOGIN, late, connected(ADDRESS))
                .seen("core.name-servers", LOGIN, silent(FIRST, NAME, "A"), noSix(FIRST));
        assertEquals(List.of(), given.roots());
        asked(given, "A", Contrasts.Way.PATIENT, Given.dnsAfter(good(FIRST), 3000));
        assertEquals(List.of("DNS_SLOW"), given.roots());
    }
}
