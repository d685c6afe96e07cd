package io.azreach.diagnose;

import static io.azreach.testkit.Given.connected;
import static io.azreach.testkit.Given.https;
import static io.azreach.testkit.Given.lookup;
import static io.azreach.testkit.Given.tunnel;
import static io.azreach.testkit.Given.unconnected;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.azreach.model.Confidence;
import io.azreach.model.Failure;
import io.azreach.model.FailureKind;
import io.azreach.model.HostPort;
import io.azreach.model.Route;
import io.azreach.model.Target;
import io.azreach.model.evidence.ProxySetting;
import io.azreach.model.evidence.ProxyTunnel;
import io.azreach.spi.FollowUp;
import io.azreach.testkit.Given;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProxyRuleTest {
    private static final HostPort PROXY = new HostPort("proxy.corp", 3128);
    private static final Route VIA = new Route.ViaProxy(PROXY);
    private static final String ADDRESS = "10.0.0.10";
    private static final Target LOGIN =
            https("login.microsoftonline.com", "entra").by(VIA);
    private static final Target PORT_9443 =
            new Target("https", "pod.hypervrecoverymanager.windowsazure.com", 9443, "/", "asr", Map.of(), VIA);

    private static Given answers(Target target, int status, Map<String, String> headers) {
        return answers(new Given(), target, status, headers);
    }

    private static Given answers(Given given, Target target, int status, Map<String, String> headers) {
        return given.seen(
                "core.endpoint",
                target,
                lookup(PROXY.host(), ADDRESS),
                connected(ADDRESS),
                tunnel(PROXY, target.hostPort(), status, headers));
    }

    private static Given fails(FailureKind kind) {
        var nothing = new ProxyTunnel(
                PROXY, LOGIN.hostPort(), null, null, Map.of(), "", Duration.ofSeconds(9), new Failure(kind, "SSH-2.0"));
        return new Given().seen("core.endpoint", LOGIN, lookup(PROXY.host(), ADDRESS), connected(ADDRESS), nothing);
    }

    @Test
    void anOpenTunnelIsNoFinding() {
        assertEquals(List.of(), answers(LOGIN, 200, Map.of()).roots());
    }

    @Test
    void aProxyWithoutAnAddressIsNotATargetWithoutOne() {
        var given = new Given().seen("core.endpoint", LOGIN, lookup(PROXY.host()));
        assertEquals(List.of("PROXY_NAME_UNRESOLVED"), given.roots());
        assertEquals(
                PROXY.toString(), given.finding("PROXY_NAME_UNRESOLVED").args().get("proxy"));
    }

    @ParameterizedTest
    @CsvSource({"REFUSED, PROXY_REFUSED", "TIMEOUT, PROXY_TIMEOUT"})
    void aProxyThatCannotBeConnectedToIsNotTheTargetsFault(FailureKind kind, String expected) {
        var given =
                new Given().seen("core.endpoint", LOGIN, lookup(PROXY.host(), ADDRESS), unconnected(ADDRESS, kind, 4));
        assertEquals(List.of(expected), given.roots());
    }

    @Test
    void oneRefusingAndOneSilentAddressAreNotARefusal() {
        var given = new Given()
                .seen(
                        "core.endpoint",
                        LOGIN,
                        lookup(PROXY.host(), ADDRESS, "10.0.0.11"),
                        unconnected(ADDRESS, FailureKind.REFUSED, 4),
                        unconnected("10.0.0.11", FailureKind.TIMEOUT, 3300));
        assertEquals(List.of("PROXY_TIMEOUT"), given.roots());
    }

    @ParameterizedTest
    @CsvSource({
        "TIMEOUT,        PROXY_NO_ANSWER",
        "HTTP_MALFORMED, PROXY_NOT_A_PROXY",
        "CLOSED,         PROXY_NOT_A_PROXY",
        "RESET,          PROXY_NOT_A_PROXY"
    })
    void whatIsNotAnHttpAnswerIsToldBySilence(FailureKind kind, String expected) {
        assertEquals(List.of(expected), fails(kind).roots());
    }

    private static Given asked(Given given, String host, int port, ProxyTunnel answer) {
        return given.answered(
                Contrasts.tunnel(LOGIN, new HostPort(host, port)),
                lookup(PROXY.host(), ADDRESS),
                connected(ADDRESS),
                answer);
    }

    private static ProxyTunnel silence() {
        return new ProxyTunnel(
                PROXY,
                LOGIN.hostPort(),
                null,
                null,
                Map.of(),
                "",
                Duration.ofSeconds(5),
                Failure.of(FailureKind.TIMEOUT));
    }

    private static ProxyTunnel says(int status) {
        return tunnel(PROXY, LOGIN.hostPort(), status, Map.of());
    }

    @Test
    void aProxyThatHasNoWordEvenAboutItselfIsStuck() {
        var given = asked(fails(FailureKind.TIMEOUT), ADDRESS, PROXY.port(), silence());
        assertEquals(List.of("PROXY_NO_ANSWER"), given.roots());
        assertEquals(Confidence.CONFIRMED, given.finding("PROXY_NO_ANSWER").confidence());
    }

    @ParameterizedTest
    @CsvSource({"200", "403", "503"})
    void aProxyThatAnswersAboutItselfWaitsForSomebodyElse(int status) {
        var given = asked(fails(FailureKind.TIMEOUT), ADDRESS, PROXY.port(), says(status));
        assertEquals(List.of("PROXY_UPSTREAM_TIMEOUT"), given.roots());
    }

    @Test
    void aProxyThatOpensOtherWaysWaitsForThisTarget() {
        var given = fails(FailureKind.TIMEOUT);
        answers(given, https("kv.vault.azure.net", "key-vault").by(VIA), 200, Map.of());
        assertTrue(given.roots().contains("PROXY_UPSTREAM_TIMEOUT"));
        assertFalse(given.roots().contains("PROXY_NO_ANSWER"));
    }

    @ParameterizedTest
    @CsvSource({"200, PROXY_DNS_FAILED", "403, PROXY_UPSTREAM_TIMEOUT", "503, PROXY_UPSTREAM_TIMEOUT"})
    void aProxyThatReachesTheAddressAndNotTheNameCannotResolveIt(int status, String expected) {
        var given = asked(fails(FailureKind.TIMEOUT), ADDRESS, PROXY.port(), says(403))
                .answered(
                        "core.name-servers",
                        LOGIN.by(Route.DIRECT),
                        Given.dns("10.0.0.53", LOGIN.host(), "NOERROR", "203.0.113.5"));
        assertEquals(
                List.of(expected),
                asked(given, "203.0.113.5", 443, says(status)).roots());
    }

    /** Status, the header that carries the proxy's own word, that word, and the cause. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "403 |                    |                                          | PROXY_FORBIDDEN",
                "451 |                    |                                          | PROXY_FORBIDDEN",
                "403 | x-squid-error      | ERR_ACCESS_DENIED 0                      | PROXY_FORBIDDEN",
                "403 | proxy-status       | fw; error=http_request_denied            | PROXY_FORBIDDEN",
                "502 | proxy-status       | fw; error=http_request_denied            | PROXY_FORBIDDEN",
                "502 | proxy-status       | fw; error=destination_ip_prohibited      | PROXY_FORBIDDEN",
                "407 | proxy-authenticate | Basic                                    | PROXY_AUTH_REQUIRED",
                "407 | proxy-authenticate | Digest                                   | PROXY_AUTH_REQUIRED",
                "407 | proxy-authenticate | Negotiate, Basic                         | PROXY_AUTH_REQUIRED",
                "407 |                    |                                          | PROXY_AUTH_REQUIRED",
                "407 | proxy-authenticate | Negotiate, NTLM                          | PROXY_AUTH_SCHEME",
                "407 | proxy-authenticate | Negotiate                                | PROXY_AUTH_SCHEME",
                "407 | x-squid-error      | ERR_CACHE_ACCESS_DENIED 0                | PROXY_AUTH_REQUIRED",
                "405 |                    |                                          | PROXY_CONNECT_UNSUPPORTED",
                "501 |                    |                                          | PROXY_CONNECT_UNSUPPORTED",
                "405 | via                | 1.1 edge                                 | PROXY_CONNECT_UNSUPPORTED",
                "405 | server             | nginx/1.24.0                             | PROXY_NOT_A_PROXY",
                "405 | server             | Microsoft-HTTPAPI/2.0                    | PROXY_NOT_A_PROXY",
                "501 | server             | SimpleHTTP/0.6 Python/3.11               | PROXY_NOT_A_PROXY",
                "400 |                    |                                          | PROXY_NOT_A_PROXY",
                "404 |                    |                                          | PROXY_NOT_A_PROXY",
                "500 | x-squid-error      | ERR_CANNOT_FORWARD 0                     | PROXY_DNS_FAILED",
                "503 | x-squid-error      | ERR_DNS_FAIL 0                           | PROXY_DNS_FAILED",
                "502 | proxy-status       | fw; error=dns_error; rcode=NXDOMAIN      | PROXY_DNS_FAILED",
                "504 | proxy-status       | fw; error=dns_timeout                    | PROXY_DNS_FAILED",
                "503 | x-squid-error      | ERR_CONNECT_FAIL 111                     | PROXY_UPSTREAM_REFUSED",
                "502 | proxy-status       | fw; error=connection_refused             | PROXY_UPSTREAM_REFUSED",
                "503 | x-squid-error      | ERR_CONNECT_FAIL 110                     | PROXY_UPSTREAM_TIMEOUT",
                "503 | x-squid-error      | ERR_CONNECT_FAIL 113                     | PROXY_UPSTREAM_TIMEOUT",
                "504 | proxy-status       | fw; error=connection_timeout             | PROXY_UPSTREAM_TIMEOUT",
                "504 |                    |                                          | PROXY_UPSTREAM_TIMEOUT",
                "502 | proxy-status       | fw; error=destination_ip_unroutable      | PROXY_UPSTREAM_TIMEOUT",
                "502 |                    |                                          | HTTP_PROXY_ERROR",
                "503 |                    |                                          | HTTP_PROXY_ERROR",
                "401 |                    |                                          | HTTP_PROXY_ERROR"
            })
    void theProxysWordsGoBeforeItsStatus(int status, String header, String word, String expected) {
        Map<String, String> headers = header == null ? Map.of() : Map.of(header, word);
        var given = answers(LOGIN, status, headers);
        assertEquals(List.of(expected), given.roots());
        assertEquals(String.valueOf(status), given.finding(expected).args().get("status"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "502 | DNS lookup failure for: login.microsoftonline.com | PROXY_DNS_FAILED",
                "503 | Host Not Found or connection failed               | PROXY_DNS_FAILED",
                "502 | dial tcp: lookup host: no such host               | PROXY_DNS_FAILED",
                "502 | The name could not be resolved                    | PROXY_DNS_FAILED",
                "502 | connect: Connection refused                       | PROXY_UPSTREAM_REFUSED",
                "500 | Unable to connect: Connection timed out           | PROXY_UPSTREAM_TIMEOUT",
                "503 | Service unavailable, try again later              | HTTP_PROXY_ERROR",
                "403 | The name could not be resolved                    | PROXY_FORBIDDEN"
            })
    void aProxyWithoutWordsInItsHeadersIsReadByItsPage(int status, String page, String expected) {
        var said = new ProxyTunnel(
                PROXY, LOGIN.hostPort(), status, "", Map.of(), "<p>" + page + "</p>", Duration.ofMillis(5), null);
        var given = new Given().seen("core.endpoint", LOGIN, lookup(PROXY.host(), ADDRESS), connected(ADDRESS), said);
        assertEquals(List.of(expected), given.roots());
    }

    private static Given thenNoTls(Map<String, String> headers, FailureKind kind) {
        return new Given()
                .seen(
                        "core.endpoint",
                        LOGIN,
                        lookup(PROXY.host(), ADDRESS),
                        connected(ADDRESS),
                        tunnel(PROXY, LOGIN.hostPort(), 200, headers),
                        Given.failedHandshake(LOGIN.host(), kind, null));
    }

    @ParameterizedTest
    @CsvSource({"TLS_NOT_TLS", "CLOSED"})
    void aWebServerThatAgreesToAnythingIsNoProxy(FailureKind kind) {
        assertEquals(
                List.of("PROXY_NOT_A_PROXY"),
                thenNoTls(Map.of("content-type", "text/html"), kind).roots());
    }

    @ParameterizedTest
    @CsvSource({"TLS_NOT_TLS, TLS_NOT_TLS", "CLOSED, TLS_CLOSED", "RESET, TLS_RESET"})
    void whatFailsBehindATunnelWithoutAPageIsNotTheProxys(FailureKind kind, String expected) {
        assertEquals(List.of(expected), thenNoTls(Map.of(), kind).roots());
    }

    /** A plain page is fetched by the proxy; what bears its mark is its own word, anything else is the server's. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "407 | proxy-authenticate | Basic                              | PROXY_AUTH_REQUIRED",
                "403 | x-squid-error      | ERR_ACCESS_DENIED 0                | PROXY_FORBIDDEN",
                "503 | x-squid-error      | ERR_DNS_FAIL 0                     | PROXY_DNS_FAILED",
                "502 | proxy-status       | fw; error=connection_refused       | PROXY_UPSTREAM_REFUSED",
                "403 | server             | nginx                              | -",
                "404 | via                | 1.1 proxy                          | -"
            })
    void aPlainPageIsRefusedByTheProxyOrByTheServer(
            int status, String header, String word, @org.jspecify.annotations.Nullable String expected) {
        var plain = new Target("http", "crl.test", 80, "/", "generic", Map.of(), VIA);
        var given = new Given()
                .seen(
                        "core.endpoint",
                        plain,
                        lookup(PROXY.host(), ADDRESS),
                        connected(ADDRESS),
                        Given.http(status, Map.of(header, word)));
        assertEquals(expected == null ? List.of() : List.of(expected), given.roots());
    }

    private static Given port443(Given given, int status) {
        var usual = new Target("tcp", PORT_9443.host(), 443, "/", "asr", Map.of(), VIA);
        return given.answered(
                FollowUp.of("core.endpoint", usual),
                lookup(PROXY.host(), ADDRESS),
                connected(ADDRESS),
                tunnel(PROXY, usual.hostPort(), status, Map.of()));
    }

    @Test
    void aNameThatPassesOn443IsForbiddenByItsPort() {
        assertEquals(
                List.of("PROXY_PORT_DENIED"),
                port443(answers(PORT_9443, 403, Map.of()), 200).roots());
    }

    @Test
    void aNameThatIsForbiddenOn443TooIsForbiddenItself() {
        assertEquals(
                List.of("PROXY_FORBIDDEN"),
                port443(answers(PORT_9443, 403, Map.of()), 403).roots());
        assertEquals(
                List.of("PROXY_FORBIDDEN"), answers(PORT_9443, 403, Map.of()).roots());
    }

    @Test
    void theSettingThatNamesTheProxyIsNamed() {
        var setting = new ProxySetting(
                "/etc/environment", "https_proxy", List.of("shell"), "https", PROXY, null, List.of(), false, null, 1);
        var given = answers(LOGIN, 403, Map.of()).machine(setting);
        assertEquals(
                "/etc/environment https_proxy",
                given.finding("PROXY_FORBIDDEN").args().get("setting"));
    }

    @Test
    void oneProxyForbiddingTwoNamesIsOneFinding() {
        var given = answers(LOGIN, 403, Map.of());
        answers(given, https("kv.vault.azure.net", "key-vault").by(VIA), 403, Map.of());
        assertEquals(List.of("PROXY_FORBIDDEN"), given.roots());
        assertEquals(2, given.finding("PROXY_FORBIDDEN").targets().size());
    }

    @Test
    void aForbiddenNameAndAnUnknownOneAreTwoRoots() {
        var given = answers(LOGIN, 403, Map.of());
        answers(
                given,
                https("kv.vault.azure.net", "key-vault").by(VIA),
                503,
                Map.of("x-squid-error", "ERR_DNS_FAIL 0"));
        assertEquals(List.of("PROXY_DNS_FAILED", "PROXY_FORBIDDEN"), given.roots());
    }
}
