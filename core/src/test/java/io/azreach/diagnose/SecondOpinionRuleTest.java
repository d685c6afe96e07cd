package io.azreach.diagnose;

import static io.azreach.testkit.Given.certificate;
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

import io.azreach.model.Confidence;
import io.azreach.model.FailureKind;
import io.azreach.model.HostPort;
import io.azreach.model.Severity;
import io.azreach.model.Target;
import io.azreach.model.evidence.HostsEntry;
import io.azreach.model.evidence.HttpExchange;
import io.azreach.model.evidence.MachineFacts;
import io.azreach.model.evidence.ResolverConfig;
import io.azreach.model.evidence.TlsHandshake;
import io.azreach.model.evidence.TrustVerdict.Verdict;
import io.azreach.testkit.Given;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SecondOpinionRuleTest {
    private static final String NAME = "login.microsoftonline.com";
    private static final Target LOGIN = https(NAME, "entra");
    private static final String GIVEN = "203.0.113.5";
    private static final String OTHER = "203.0.113.9";
    private static final HostPort PLATFORM = new HostPort("168.63.129.16", 53);

    private static Given dead(Target target) {
        return new Given()
                .seen(
                        "core.endpoint",
                        target,
                        lookup(target.host(), GIVEN),
                        unconnected(GIVEN, FailureKind.TIMEOUT, 3300))
                .seen(
                        "core.name-servers",
                        target,
                        dns("10.0.0.53", target.host(), "NOERROR", GIVEN),
                        dns("10.0.0.54", target.host(), "NOERROR", OTHER));
    }

    private static Given shows(boolean nameMatches, Verdict azure) {
        return new Given()
                .seen("core.endpoint", LOGIN, lookup(NAME, GIVEN), connected(GIVEN), tls(nameMatches, azure))
                .seen(
                        "core.name-servers",
                        LOGIN,
                        dns("10.0.0.53", NAME, "NOERROR", GIVEN),
                        dns("10.0.0.54", NAME, "NOERROR", OTHER));
    }

    private static TlsHandshake tls(boolean nameMatches, Verdict azure) {
        return handshake(
                NAME,
                List.of(certificate("CN=" + NAME, "CN=Some CA")),
                nameMatches,
                verdict("os", Verdict.TRUSTED),
                verdict("azure", azure));
    }

    private static boolean unexpected(Given given) {
        return given.roots().contains("DNS_UNEXPECTED_ADDRESS");
    }

    @Test
    void anotherServersAddressIsASecondOpinionOnADeadOne() {
        assertEquals(List.of("DNS_UNEXPECTED_ADDRESS"), dead(LOGIN).roots());
        var finding = dead(LOGIN).finding("DNS_UNEXPECTED_ADDRESS");
        assertEquals(OTHER, finding.args().get("expected"));
        assertEquals("10.0.0.53", finding.args().get("server"));
        assertEquals(Confidence.LIKELY, finding.confidence());
    }

    @Test
    void theOtherAddressSettlesItByWorking() {
        var given = dead(LOGIN)
                .answered(
                        Contrasts.endpointAt(LOGIN, Given.address(OTHER)),
                        connected(OTHER),
                        tls(true, Verdict.TRUSTED));
        assertEquals(
                Confidence.CONFIRMED, given.finding("DNS_UNEXPECTED_ADDRESS").confidence());
    }

    @Test
    void balancedAddressesThatAreAllDeadAreNoDnsFault() {
        var given = dead(LOGIN)
                .answered(
                        Contrasts.endpointAt(LOGIN, Given.address(OTHER)),
                        unconnected(OTHER, FailureKind.TIMEOUT, 3300));
        assertEquals(List.of("TCP_TIMEOUT"), given.roots());
    }

    @Test
    void interceptionAtEveryAddressIsNoDnsFault() {
        var given = shows(true, Verdict.NO_PATH)
                .answered(
                        Contrasts.endpointAt(LOGIN, Given.address(OTHER)),
                        connected(OTHER),
                        handshake(
                                NAME,
                                List.of(certificate("CN=" + NAME, "CN=Box")),
                                true,
                                verdict("os", Verdict.NO_PATH),
                                verdict("azure", Verdict.NO_PATH)));
        assertFalse(unexpected(given));
    }

    @Test
    void aGenuineAnswerNeedsNoSecondOpinion() {
        assertFalse(unexpected(shows(true, Verdict.TRUSTED)));
    }

    @Test
    void aCertificateForAnotherNameDoes() {
        assertEquals(
                List.of("DNS_UNEXPECTED_ADDRESS"), shows(false, Verdict.TRUSTED).roots());
    }

    @Test
    void aPinnedNameIsTheHostsFilesMatter() {
        var given = dead(LOGIN).machine(new HostsEntry("/etc/hosts", 2, Given.address(GIVEN), List.of(NAME)));
        assertFalse(unexpected(given));
    }

    @Test
    void namesOfOthersAreNotJudged() {
        assertFalse(unexpected(dead(https("shop.example.com", "generic"))));
    }

    @Test
    void anOverlapIsAgreement() {
        var given = new Given()
                .seen("core.endpoint", LOGIN, lookup(NAME, GIVEN), unconnected(GIVEN, FailureKind.TIMEOUT, 3300))
                .seen("core.name-servers", LOGIN, dns("10.0.0.53", NAME, "NOERROR", GIVEN, OTHER));
        assertFalse(unexpected(given));
    }

    @Test
    void theOtherFamilyIsNoContradiction() {
        var given = new Given()
                .seen("core.endpoint", LOGIN, lookup(NAME, GIVEN), unconnected(GIVEN, FailureKind.TIMEOUT, 3300))
                .seen(
                        "core.name-servers",
                        LOGIN,
                        dns("10.0.0.53", NAME, "NOERROR", GIVEN),
                        dns("10.0.0.53", NAME, "AAAA", "udp", "NOERROR", false, List.of(), "2001:db8::9"));
        assertFalse(unexpected(given));
    }

    private static Given onAzure(String... servers) {
        var configured = List.of(servers).stream().map(s -> new HostPort(s, 53)).toList();
        return new Given()
                .machine(
                        new MachineFacts("instance-metadata", "imds", Map.of()),
                        new ResolverConfig("/etc/resolv.conf", configured, List.of(), false))
                .seen("core.endpoint", LOGIN, lookup(NAME, GIVEN), unconnected(GIVEN, FailureKind.TIMEOUT, 3300))
                .seen("core.name-servers", LOGIN, dns(servers[0], NAME, "NOERROR", GIVEN));
    }

    @Test
    void onAzureThePlatformsResolverIsTheSecondOpinion() {
        var contrast = Contrasts.query(NAME, "entra", PLATFORM, Contrasts.Way.PLAIN);
        var given = onAzure("10.0.0.53").answered(contrast, dns(PLATFORM.host(), NAME, "NOERROR", OTHER));
        assertEquals(List.of("DNS_UNEXPECTED_ADDRESS"), given.roots());
        assertEquals(
                PLATFORM.host(), given.finding("DNS_UNEXPECTED_ADDRESS").args().get("source"));
        var agrees = onAzure("10.0.0.53").answered(contrast, dns(PLATFORM.host(), NAME, "NOERROR", GIVEN));
        assertFalse(unexpected(agrees));
    }

    @Test
    void aMachineThatUsesThePlatformsResolverHasNoOther() {
        var contrast = Contrasts.query(NAME, "entra", PLATFORM, Contrasts.Way.PLAIN);
        var given = onAzure(PLATFORM.host()).answered(contrast, dns(PLATFORM.host(), NAME, "NOERROR", OTHER));
        assertFalse(unexpected(given));
    }

    private static Given usesTheRightOne() {
        return new Given()
                .seen("core.endpoint", LOGIN, lookup(NAME, GIVEN), connected(GIVEN), tls(true, Verdict.TRUSTED), ok())
                .seen(
                        "core.name-servers",
                        LOGIN,
                        dns("10.0.0.53", NAME, "NOERROR", GIVEN),
                        dns("10.0.0.54", NAME, "NOERROR", OTHER));
    }

    private static HttpExchange ok() {
        return http(200, Map.of());
    }

    @Test
    void anAddressOfTheSecondServerThatLeadsElsewhereIsNamedWithThatServer() {
        var given = usesTheRightOne()
                .answered(
                        Contrasts.endpointAt(LOGIN, Given.address(OTHER)),
                        connected(OTHER),
                        tls(false, Verdict.NO_PATH));
        var finding = given.finding("DNS_UNEXPECTED_ADDRESS");
        assertEquals(Severity.DEGRADED, finding.severity());
        assertEquals("10.0.0.54", finding.args().get("server"));
        assertEquals(OTHER, finding.args().get("address"));
    }

    @Test
    void balancedAddressesThatAllServeAreNoFinding() {
        assertEquals(List.of(), usesTheRightOne().roots());
        var given = usesTheRightOne()
                .answered(
                        Contrasts.endpointAt(LOGIN, Given.address(OTHER)),
                        connected(OTHER),
                        tls(true, Verdict.TRUSTED),
                        ok());
        assertEquals(List.of(), given.roots());
    }
}
