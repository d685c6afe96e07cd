package io.azreach.diagnose;

import static io.azreach.testkit.Given.address;
import static io.azreach.testkit.Given.certificate;
import static io.azreach.testkit.Given.connected;
import static io.azreach.testkit.Given.failedHandshake;
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
import io.azreach.model.FailureKind;
import io.azreach.model.HostPort;
import io.azreach.model.Route;
import io.azreach.model.Target;
import io.azreach.model.evidence.TrustVerdict.Verdict;
import io.azreach.testkit.Given;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TransparentProxyRuleTest {
    private static final Map<String, String> VIA = Map.of("via", "1.1 gate.corp (squid)");
    private static final Target LOGIN = https("login.microsoftonline.com", "entra");
    private static final Target CRL = new Target("http", "crl.example.net", 80, "/", "generic", Map.of(), Route.DIRECT);
    private static final String ADDRESS = "203.0.113.5";

    private static Given plain(Map<String, String> headers) {
        return new Given()
                .seen("core.endpoint", CRL, lookup(CRL.host(), ADDRESS), connected(ADDRESS), http(200, headers));
    }

    private static Given secured(Verdict verdict, Map<String, String> headers) {
        return new Given()
                .seen(
                        "core.endpoint",
                        LOGIN,
                        lookup(LOGIN.host(), ADDRESS),
                        connected(ADDRESS),
                        handshake(
                                LOGIN.host(),
                                List.of(certificate("CN=login", "CN=Gate CA")),
                                true,
                                verdict("os", Verdict.TRUSTED),
                                verdict("azure", verdict),
                                verdict("jvm", verdict)),
                        http(200, headers));
    }

    private static Given nobodyAccepts(Given given, int port) {
        var nobody = Contrasts.nobody(address("192.0.2.1"), port);
        return given.answered(nobody, connected("192.0.2.1"));
    }

    @Test
    void aProxysMarkInAPlainAnswerIsLikelyATransparentProxy() {
        var finding = plain(VIA).finding("PROXY_TRANSPARENT");
        assertEquals(Confidence.LIKELY, finding.confidence());
        assertEquals("1.1 gate.corp (squid)", finding.args().get("detail"));
    }

    @Test
    void aConnectionThatNobodyCanHaveAcceptedMakesItSure() {
        var given = nobodyAccepts(plain(VIA), 80);
        assertEquals(Confidence.CONFIRMED, given.finding("PROXY_TRANSPARENT").confidence());
        assertEquals(List.of("PROXY_TRANSPARENT"), given.roots());
    }

    @Test
    void anAnswerWithoutAMarkIsOrdinary() {
        assertEquals(List.of(), plain(Map.of()).roots());
    }

    @Test
    void aMarkBehindTheGenuineCertificateIsTheServicesOwn() {
        assertEquals(List.of(), secured(Verdict.TRUSTED, VIA).roots());
    }

    @Test
    void aMarkBehindAReplacedCertificateIsAProxys() {
        assertTrue(
                secured(Verdict.NO_PATH, VIA).everything().contains("PROXY_TRANSPARENT login.microsoftonline.com:443"));
    }

    @Test
    void aMarkOfAConfiguredProxyIsNoSurprise() {
        var via = CRL.by(new Route.ViaProxy(new HostPort("proxy.corp", 3128)));
        var given = new Given()
                .seen("core.endpoint", via, lookup("proxy.corp", ADDRESS), connected(ADDRESS), http(200, VIA));
        assertEquals(List.of(), given.roots());
    }

    private static Given brokenHandshake() {
        return new Given()
                .seen(
                        "core.endpoint",
                        LOGIN,
                        lookup(LOGIN.host(), ADDRESS),
                        connected(ADDRESS),
                        failedHandshake(LOGIN.host(), FailureKind.RESET, null));
    }

    @Test
    void anInterceptorWithoutAMarkOnlyAccepts() {
        assertTrue(nobodyAccepts(brokenHandshake(), 443)
                .everything()
                .contains("TCP_ACCEPTED_BY_INTERCEPTOR login.microsoftonline.com:443"));
    }

    @Test
    void anAddressOfNobodyThatStaysSilentShowsNoInterceptor() {
        var nobody = Contrasts.nobody(address("192.0.2.1"), 443);
        var given = brokenHandshake().answered(nobody, unconnected("192.0.2.1", FailureKind.TIMEOUT, 3300));
        assertFalse(given.everything().toString().contains("INTERCEPTOR"));
    }

    @Test
    void aHealthyWayIsNotAsked() {
        assertEquals(
                List.of(),
                nobodyAccepts(secured(Verdict.TRUSTED, Map.of()), 443).roots());
    }
}
