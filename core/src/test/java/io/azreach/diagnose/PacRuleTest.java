package io.azreach.diagnose;

import static io.azreach.testkit.Given.connected;
import static io.azreach.testkit.Given.http;
import static io.azreach.testkit.Given.https;
import static io.azreach.testkit.Given.lookup;
import static io.azreach.testkit.Given.tunnel;
import static io.azreach.testkit.Given.unconnected;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.azreach.model.Failure;
import io.azreach.model.FailureKind;
import io.azreach.model.HostPort;
import io.azreach.model.Route;
import io.azreach.model.Severity;
import io.azreach.model.Target;
import io.azreach.model.evidence.PacDecision;
import io.azreach.model.evidence.PacFile;
import io.azreach.testkit.Given;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PacRuleTest {
    private static final String URL = "http://pac.corp/proxy.pac";
    private static final String ADDRESS = "203.0.113.5";
    private static final Target LOGIN = https("login.microsoftonline.com", "entra");

    private static PacFile file(@Nullable Integer status, @Nullable String script, @Nullable FailureKind kind) {
        return new PacFile(URL, status, script, null, Duration.ofMillis(5), kind == null ? null : Failure.of(kind));
    }

    private static PacDecision decision(@Nullable String problem) {
        return new PacDecision(
                URL,
                "https://login.microsoftonline.com/",
                problem == null ? List.of("DIRECT") : List.of(),
                null,
                problem,
                problem == null ? null : "line 3");
    }

    private static Given dead() {
        return new Given()
                .seen(
                        "core.endpoint",
                        LOGIN,
                        lookup(LOGIN.host(), ADDRESS),
                        unconnected(ADDRESS, FailureKind.REFUSED, 4));
    }

    private static Given alive() {
        return new Given()
                .seen("core.endpoint", LOGIN, lookup(LOGIN.host(), ADDRESS), connected(ADDRESS), http(200, Map.of()));
    }

    @Test
    void aScriptThatCannotBeFetchedIsTheCause() {
        var given = dead().machine(file(null, null, FailureKind.TIMEOUT));
        assertEquals(List.of("PROXY_PAC_UNREACHABLE"), given.roots());
        assertEquals("TIMEOUT", given.finding("PROXY_PAC_UNREACHABLE").args().get("detail"));
    }

    @Test
    void aScriptThatSendsATargetPastTheProxyThatReachesItIsWrong() {
        var proxy = new HostPort("proxy.corp", 3128);
        var vault = https("kv.vault.azure.net", "key-vault");
        var given = new Given()
                .seen(
                        "core.endpoint",
                        LOGIN,
                        lookup(LOGIN.host(), ADDRESS),
                        unconnected(ADDRESS, FailureKind.TIMEOUT, 3300))
                .answered("core.pac-route", LOGIN, decision(null))
                .answered(
                        "core.pac-route",
                        vault,
                        new PacDecision(URL, "https://kv/", List.of("PROXY proxy.corp:3128"), proxy, null, null));
        assertEquals(List.of("TCP_TIMEOUT"), given.roots());
        var via = new Route.ViaProxy(proxy);
        given.answered(Contrasts.by(LOGIN, via), tunnel(proxy, LOGIN.hostPort(), 200, Map.of()));
        assertEquals(List.of("PROXY_PAC_RESULT"), given.roots());
        assertEquals(
                "PROXY proxy.corp:3128",
                given.finding("PROXY_PAC_RESULT").args().get("expected"));
    }

    @Test
    void aServerWithoutTheScriptIsNamedWithItsStatus() {
        var given = dead().machine(file(404, null, null));
        assertEquals("404", given.finding("PROXY_PAC_UNREACHABLE").args().get("status"));
    }

    @Test
    void aScriptThatWasFetchedIsNotUnreachable() {
        var given = dead().machine(file(200, "function FindProxyForURL(u, h) { return 'DIRECT'; }", null));
        assertEquals(List.of("TCP_REFUSED"), given.roots());
    }

    @ParameterizedTest
    @ValueSource(strings = {"syntax", "runtime", "step-limit", "time-limit", "memory", "no-function", "bad-result"})
    void aScriptThatCannotBeRunIsInvalid(String problem) {
        var given = dead().answered("core.pac-route", LOGIN, decision(problem));
        assertEquals(List.of("PROXY_PAC_INVALID"), given.roots());
        assertTrue(given.finding("PROXY_PAC_INVALID")
                .args()
                .getOrDefault("detail", "")
                .contains(problem));
    }

    @Test
    void aScriptThatSaysDirectIsValid() {
        assertEquals(
                List.of("TCP_REFUSED"),
                dead().answered("core.pac-route", LOGIN, decision(null)).roots());
    }

    @Test
    void aScriptThatNobodyObeysIsNotJudged() {
        var given = dead().answered("core.wpad", LOGIN, decision("syntax"));
        assertEquals(List.of("TCP_REFUSED"), given.roots());
    }

    @Test
    void aBrokenScriptIsARiskWhereTheWayWorksWithoutIt() {
        var given = alive().answered("core.pac-route", LOGIN, decision("syntax"));
        assertEquals(Severity.RISK, given.finding("PROXY_PAC_INVALID").severity());
        assertEquals(
                Severity.RISK,
                alive().machine(file(404, null, null))
                        .finding("PROXY_PAC_UNREACHABLE")
                        .severity());
    }

    @Test
    void onlyWebTargetsNeedAScript() {
        var ntp = new Target("ntp", "time.windows.com", 123, "/", "ntp", Map.of(), io.azreach.model.Route.DIRECT);
        var given = new Given().machine(file(404, null, null)).seen("core.ntp", ntp);
        assertEquals(List.of(), given.roots());
    }
}
