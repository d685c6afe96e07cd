package io.azreach.diagnose;

import static io.azreach.testkit.Given.certificate;
import static io.azreach.testkit.Given.connected;
import static io.azreach.testkit.Given.failedHandshake;
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
import io.azreach.model.Target;
import io.azreach.model.evidence.PacDecision;
import io.azreach.model.evidence.ProxySetting;
import io.azreach.model.evidence.TlsHandshake;
import io.azreach.model.evidence.TrustVerdict.Verdict;
import io.azreach.testkit.Given;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProxyOfferedRuleTest {
    private static final HostPort PROXY = new HostPort("proxy.corp", 3128);
    private static final Target LOGIN = https("login.microsoftonline.com", "entra");
    private static final Target VAULT = https("kv.vault.azure.net", "keyvault");

    private static Given known(String reader, String... bypass) {
        return new Given()
                .machine(new ProxySetting(
                        "/etc/apt/apt.conf",
                        "https_proxy",
                        List.of(reader),
                        "all",
                        PROXY,
                        null,
                        List.of(bypass),
                        false,
                        null,
                        1));
    }

    private static TlsHandshake secured(Target target, Verdict verdict) {
        return handshake(
                target.host(),
                List.of(certificate("CN=leaf", "CN=Issuing CA")),
                true,
                verdict("os", verdict),
                verdict("jvm", verdict),
                verdict("azure", verdict));
    }

    private static Given closed(Given given, FailureKind kind) {
        return given.seen(
                "core.endpoint", LOGIN, lookup(LOGIN.host(), "203.0.113.5"), unconnected("203.0.113.5", kind, 30));
    }

    private static Given open(Given given, Verdict verdict) {
        return given.answered(
                "core.endpoint",
                LOGIN.by(new Route.ViaProxy(PROXY)),
                lookup(PROXY.host(), "10.0.0.10"),
                connected("10.0.0.10"),
                tunnel(PROXY, LOGIN.hostPort(), 200, Map.of()),
                secured(LOGIN, verdict),
                http(200, Map.of()));
    }

    @ParameterizedTest
    @CsvSource({"REFUSED", "HOST_UNREACHABLE", "NETWORK_UNREACHABLE", "NOT_PERMITTED"})
    void aClosedDirectWayAndAnOpenOneThroughAnothersProxyNeedTheProxy(FailureKind kind) {
        var given = open(closed(known("apt"), kind), Verdict.TRUSTED);
        assertEquals(List.of("PROXY_REQUIRED_NOT_SET"), given.roots());
        assertEquals(
                "/etc/apt/apt.conf https_proxy",
                given.finding("PROXY_REQUIRED_NOT_SET").args().get("setting"));
    }

    @Test
    void aNameThatOnlyTheProxyResolvesNeedsTheProxy() {
        var given = known("apt").seen("core.endpoint", LOGIN, lookup(LOGIN.host()));
        assertEquals(
                List.of("PROXY_REQUIRED_NOT_SET"), open(given, Verdict.TRUSTED).roots());
    }

    @Test
    void aHandshakeThatIsCutNeedsTheProxyThatIsLetThrough() {
        var given = known("apt")
                .seen(
                        "core.endpoint",
                        LOGIN,
                        lookup(LOGIN.host(), "203.0.113.5"),
                        connected("203.0.113.5"),
                        failedHandshake(LOGIN.host(), FailureKind.RESET, null));
        assertEquals(
                List.of("PROXY_REQUIRED_NOT_SET"), open(given, Verdict.TRUSTED).roots());
    }

    @Test
    void aSingleFaultNextToDirectWaysThatWorkIsNoPolicy() {
        var given = open(closed(known("apt"), FailureKind.REFUSED), Verdict.TRUSTED)
                .seen(
                        "core.endpoint",
                        VAULT,
                        lookup(VAULT.host(), "203.0.113.6"),
                        connected("203.0.113.6"),
                        secured(VAULT, Verdict.TRUSTED),
                        http(401, Map.of()));
        assertEquals(List.of("TCP_REFUSED"), given.roots());
    }

    @Test
    void aProxyThatShowsAnotherCertificateOrIsUnknownIsNoWay() {
        assertEquals(
                List.of("TCP_REFUSED"),
                open(closed(known("apt"), FailureKind.REFUSED), Verdict.NO_PATH).roots());
        assertEquals(
                List.of("TCP_REFUSED"),
                open(closed(new Given(), FailureKind.REFUSED), Verdict.TRUSTED).roots());
        assertEquals(
                List.of("TCP_REFUSED"),
                closed(known("apt"), FailureKind.REFUSED).roots());
    }

    @Test
    void anExceptionThatLeadsIntoARefusalIsTooBroad() {
        var given = open(closed(known("shell", ".microsoftonline.com"), FailureKind.REFUSED), Verdict.TRUSTED);
        assertEquals(List.of("PROXY_BYPASS_TOO_BROAD"), given.roots());
        assertEquals(
                ".microsoftonline.com",
                given.finding("PROXY_BYPASS_TOO_BROAD").args().get("entry"));
    }

    @Test
    void aScriptThatLeadsIntoARefusalIsWrong() {
        var direct = new PacDecision(
                "http://pac.corp/proxy.pac", "https://" + LOGIN.host() + "/", List.of("DIRECT"), null, null, null);
        var given = closed(known("apt"), FailureKind.REFUSED).seen("core.pac-route", LOGIN, direct);
        assertEquals(List.of("PROXY_PAC_RESULT"), open(given, Verdict.TRUSTED).roots());
    }
}
