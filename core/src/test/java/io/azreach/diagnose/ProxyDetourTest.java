package io.azreach.diagnose;

import static io.azreach.testkit.Given.certificate;
import static io.azreach.testkit.Given.connected;
import static io.azreach.testkit.Given.handshake;
import static io.azreach.testkit.Given.http;
import static io.azreach.testkit.Given.https;
import static io.azreach.testkit.Given.lookup;
import static io.azreach.testkit.Given.tunnel;
import static io.azreach.testkit.Given.unconnected;
import static io.azreach.testkit.Given.verdict;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.azreach.model.FailureKind;
import io.azreach.model.HostPort;
import io.azreach.model.Route;
import io.azreach.model.Severity;
import io.azreach.model.Target;
import io.azreach.model.evidence.PacDecision;
import io.azreach.model.evidence.TlsHandshake;
import io.azreach.model.evidence.TrustVerdict.Verdict;
import io.azreach.testkit.Given;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Ways that stop at a proxy while others lead to the target. */
class ProxyDetourTest {
    private static final HostPort PROXY = new HostPort("proxy.corp", 3128);
    private static final HostPort OTHER = new HostPort("other.corp", 8080);
    private static final Route VIA = new Route.ViaProxy(PROXY);
    private static final Target DIRECT = https("login.microsoftonline.com", "entra");
    private static final Target LOGIN = DIRECT.by(VIA);
    private static final String SCRIPT = "http://pac.corp/proxy.pac";

    private static TlsHandshake secured(Verdict azure) {
        return handshake(
                DIRECT.host(),
                List.of(certificate("CN=login", "CN=Issuing CA")),
                true,
                verdict("os", azure),
                verdict("azure", azure),
                verdict("jvm", azure));
    }

    private static Given deadProxy(Given given) {
        return given.seen(
                "core.endpoint",
                LOGIN,
                lookup(PROXY.host(), "10.0.0.10"),
                unconnected("10.0.0.10", FailureKind.REFUSED, 2));
    }

    private static Given direct(Given given, Verdict verdict) {
        return given.answered(
                "core.endpoint",
                DIRECT,
                lookup(DIRECT.host(), "203.0.113.5"),
                connected("203.0.113.5"),
                secured(verdict),
                http(200, Map.of()));
    }

    private static Given opened(Given given, HostPort proxy) {
        var via = DIRECT.by(new Route.ViaProxy(proxy));
        return given.answered(
                "core.endpoint",
                via,
                lookup(proxy.host(), "10.0.0.11"),
                connected("10.0.0.11"),
                tunnel(proxy, via.hostPort(), 200, Map.of()),
                secured(Verdict.TRUSTED),
                http(200, Map.of()));
    }

    @Test
    void aDeadProxyIsNotNeededWhereTheDirectWayIsOpen() {
        var given = direct(deadProxy(new Given()), Verdict.TRUSTED);
        assertEquals(List.of("PROXY_SET_NOT_NEEDED"), given.roots());
        assertEquals(
                List.of(
                        "PROXY_REFUSED login.microsoftonline.com:443",
                        "PROXY_SET_NOT_NEEDED login.microsoftonline.com:443"),
                given.everything());
    }

    @Test
    void aDeadProxyIsNeededWhereTheDirectWayIsNotKnown() {
        assertEquals(List.of("PROXY_REFUSED"), deadProxy(new Given()).roots());
    }

    @Test
    void aDirectWayThatShowsAnotherCertificateDoesNotCount() {
        assertEquals(
                List.of("PROXY_REFUSED"),
                direct(deadProxy(new Given()), Verdict.NO_PATH).roots());
    }

    @Test
    void aDirectWayThatIsBlockedDoesNotCount() {
        var given = deadProxy(new Given())
                .answered(
                        "core.endpoint",
                        DIRECT,
                        lookup(DIRECT.host(), "203.0.113.5"),
                        unconnected("203.0.113.5", FailureKind.TIMEOUT, 3300));
        assertEquals(List.of("PROXY_REFUSED"), given.roots());
    }

    @Test
    void aProxyThatAnswersIsJudgedByItsAnswer() {
        var given = new Given()
                .seen(
                        "core.endpoint",
                        LOGIN,
                        lookup(PROXY.host(), "10.0.0.10"),
                        connected("10.0.0.10"),
                        tunnel(PROXY, LOGIN.hostPort(), 403, Map.of()));
        assertEquals(List.of("PROXY_FORBIDDEN"), direct(given, Verdict.TRUSTED).roots());
    }

    private static PacDecision says(String way, @Nullable HostPort proxy) {
        return new PacDecision(SCRIPT, "https://login.microsoftonline.com/", List.of(way), proxy, null, null);
    }

    private static Given scripted(PacDecision decision) {
        return new Given().setting("pac", SCRIPT).answered("core.pac-route", DIRECT, decision);
    }

    @Test
    void aScriptThatNamesADeadProxyIsWrongWhereTheDirectWayIsOpen() {
        var given = direct(deadProxy(scripted(says("PROXY proxy.corp:3128", PROXY))), Verdict.TRUSTED);
        assertEquals(List.of("PROXY_PAC_RESULT"), given.roots());
        var args = given.finding("PROXY_PAC_RESULT").args();
        assertEquals("PROXY proxy.corp:3128", args.get("actual"));
        assertEquals("direct", args.get("expected"));
    }

    @Test
    void aScriptThatNamesADeadProxyIsNotBlamedWhereNothingElseWorks() {
        assertEquals(
                List.of("PROXY_REFUSED"),
                deadProxy(scripted(says("PROXY proxy.corp:3128", PROXY))).roots());
    }

    private static Given blockedDirectly(Given given) {
        return given.seen(
                "core.endpoint",
                DIRECT,
                lookup(DIRECT.host(), "203.0.113.5"),
                unconnected("203.0.113.5", FailureKind.TIMEOUT, 3300));
    }

    @Test
    void aScriptThatSendsABlockedTargetDirectIsWrongWhereAProxyWorks() {
        var given = blockedDirectly(scripted(says("DIRECT", null)))
                .machine(ProxySettings.of("/etc/environment", "https_proxy", "mobility-agent", OTHER));
        assertEquals(List.of("PROXY_PAC_RESULT"), opened(given, OTHER).roots());
        assertEquals(
                "PROXY other.corp:8080",
                given.finding("PROXY_PAC_RESULT").args().get("expected"));
    }

    @Test
    void aScriptThatSendsABlockedTargetDirectIsNotBlamedWithoutAnotherWay() {
        assertEquals(
                List.of("TCP_TIMEOUT"),
                blockedDirectly(scripted(says("DIRECT", null))).roots());
    }

    private static Given agentsFile(Given given) {
        return given.machine(
                ProxySettings.of("/usr/local/InMage/config/ProxyInfo.conf", "Address", "mobility-agent", PROXY));
    }

    private static Given workingDirectly(Given given) {
        return given.seen(
                "core.endpoint",
                DIRECT,
                lookup(DIRECT.host(), "203.0.113.5"),
                connected("203.0.113.5"),
                secured(Verdict.TRUSTED),
                http(200, Map.of()));
    }

    @Test
    void theAgentsOwnDeadProxyIsAMismatchWhereTheMachineGetsThrough() {
        var given = workingDirectly(agentsFile(new Given()))
                .answered(
                        "core.endpoint",
                        LOGIN,
                        lookup(PROXY.host(), "10.0.0.10"),
                        unconnected("10.0.0.10", FailureKind.REFUSED, 2));
        assertEquals(List.of("PROXY_AGENT_SETTING_MISMATCH"), given.roots());
        var finding = given.finding("PROXY_AGENT_SETTING_MISMATCH");
        assertEquals(Severity.RISK, finding.severity());
        assertEquals("proxy proxy.corp:3128", finding.args().get("actual"));
        assertEquals("direct", finding.args().get("expected"));
    }

    @Test
    void theAgentsOwnProxyThatWorksIsNoMismatch() {
        assertEquals(
                List.of(),
                opened(workingDirectly(agentsFile(new Given())), PROXY).roots());
        assertEquals(List.of(), workingDirectly(agentsFile(new Given())).roots());
    }

    @Test
    void theAgentsOwnProxyIsNotBlamedWhereNothingWorks() {
        var given = agentsFile(deadProxy(new Given())).setting("actor", "mobility-agent");
        assertEquals(List.of("PROXY_REFUSED"), given.roots());
    }
}
