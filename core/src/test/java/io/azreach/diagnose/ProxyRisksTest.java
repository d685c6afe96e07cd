package io.azreach.diagnose;

import static io.azreach.testkit.Given.connected;
import static io.azreach.testkit.Given.http;
import static io.azreach.testkit.Given.https;
import static io.azreach.testkit.Given.lookup;
import static io.azreach.testkit.Given.tunnel;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.azreach.model.HostPort;
import io.azreach.model.Route;
import io.azreach.model.Severity;
import io.azreach.model.Target;
import io.azreach.model.evidence.MachineFacts;
import io.azreach.model.evidence.ProxySetting;
import io.azreach.testkit.Given;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong with proxy settings on machines where everything works at the moment. */
class ProxyRisksTest {
    private static final HostPort PROXY = new HostPort("proxy.corp", 3128);
    private static final HostPort OTHER = new HostPort("other.corp", 8080);
    private static final Target LOGIN = https("login.microsoftonline.com", "entra");
    private static final MachineFacts AZURE = new MachineFacts("instance-metadata", "imds", Map.of());

    private static ProxySetting shell(String key, HostPort proxy, String... bypass) {
        return ProxySettings.of("environment", key, "shell", proxy, bypass);
    }

    private static ProxySetting agent(HostPort proxy) {
        return ProxySettings.of("/etc/environment", "https_proxy", "mobility-agent", proxy);
    }

    private static Given working(Target target, ProxySetting... settings) {
        return new Given()
                .machine(settings)
                .seen(
                        "core.endpoint",
                        target,
                        lookup(target.host(), "10.0.0.10"),
                        connected("10.0.0.10"),
                        tunnel(PROXY, target.hostPort(), 200, Map.of()),
                        http(200, Map.of()));
    }

    private static Given healthy(ProxySetting... settings) {
        return working(LOGIN.by(new Route.ViaProxy(PROXY)), settings);
    }

    private static Target plain() {
        return new Target("http", "crl.example.net", 80, "/", "generic", Map.of(), Route.DIRECT);
    }

    @Test
    void anOrdinarySettingIsNoRisk() {
        assertEquals(
                List.of(),
                healthy(shell("https_proxy", PROXY), shell("HTTPS_PROXY", PROXY), agent(PROXY))
                        .roots());
    }

    @Test
    void credentialsInASettingAreNamedByTheirPlace() {
        var given = healthy(ProxySettings.withCredentials(shell("https_proxy", PROXY)));
        var finding = given.finding("PROXY_CREDENTIALS_IN_URL");
        assertEquals(List.of("PROXY_CREDENTIALS_IN_URL"), given.roots());
        assertEquals("environment https_proxy", finding.args().get("setting"));
        assertEquals(Severity.RISK, finding.severity());
    }

    @Test
    void twoSpellingsWithDifferentValuesConflict() {
        var given = healthy(shell("https_proxy", PROXY), shell("HTTPS_PROXY", OTHER));
        var finding = given.finding("PROXY_ENV_CASE_CONFLICT");
        assertEquals("https_proxy=proxy.corp:3128", finding.args().get("expected"));
        assertEquals("HTTPS_PROXY=other.corp:8080", finding.args().get("actual"));
    }

    @Test
    void oneSpellingAloneIsNoConflict() {
        assertEquals(List.of(), healthy(shell("HTTPS_PROXY", PROXY)).roots());
        assertEquals(
                List.of(),
                healthy(shell("HTTPS_PROXY", PROXY), shell("HTTP_PROXY", PROXY)).roots());
    }

    @Test
    void theSpellingThatNobodyReadsIsAConflictWherePlainHttpIsNeeded() {
        var given = working(plain(), shell("HTTP_PROXY", PROXY));
        assertEquals(List.of("PROXY_ENV_CASE_CONFLICT"), given.roots());
        assertEquals(
                List.of(),
                working(plain(), shell("HTTP_PROXY", PROXY), shell("http_proxy", PROXY))
                        .roots());
    }

    @Test
    void twoPlacesThatDifferInSpellingAndValueAreNoConflictOfSpelling() {
        var elsewhere = ProxySettings.of("/etc/profile", "HTTPS_PROXY", "user", OTHER);
        assertEquals(
                List.of("PROXY_SETTINGS_DISAGREE"),
                healthy(shell("https_proxy", PROXY), elsewhere).roots());
    }

    @Test
    void anActorThatIsSentElsewhereDisagrees() {
        var given = healthy(shell("https_proxy", PROXY), agent(OTHER));
        var finding = given.finding("PROXY_SETTINGS_DISAGREE");
        assertEquals(List.of("PROXY_SETTINGS_DISAGREE"), given.roots());
        assertEquals(
                "mobility-agent: proxy other.corp:8080 (/etc/environment https_proxy)",
                finding.args().get("detail"));
    }

    @Test
    void anActorWithoutAnySettingDoesNotDisagree() {
        assertEquals(List.of(), healthy(shell("https_proxy", PROXY)).roots());
        assertEquals(List.of(), working(LOGIN, agent(OTHER)).roots());
    }

    @Test
    void anActorWithAnExceptionDisagrees() {
        var given = healthy(
                shell("https_proxy", PROXY),
                ProxySettings.of("/etc/environment", "https_proxy", "mobility-agent", PROXY, ".microsoftonline.com"));
        assertEquals(List.of("PROXY_SETTINGS_DISAGREE"), given.roots());
    }

    @Test
    void whatAScriptSaysForOthersIsUnknown() {
        var script = new ProxySetting(
                "/etc/environment",
                "auto_proxy",
                List.of("user"),
                "all",
                null,
                "http://pac.corp/p",
                List.of(),
                false,
                null,
                1);
        assertEquals(List.of(), healthy(shell("https_proxy", PROXY), script).roots());
    }

    @Test
    void anOptionOfTheRunOverrulesTheMatrix() {
        var given = healthy(shell("https_proxy", PROXY), agent(OTHER)).setting("proxy", "proxy.corp:3128");
        assertEquals(List.of(), given.roots());
    }

    @Test
    void platformAddressesMustNotGoToTheProxyOnAzure() {
        var given = healthy(shell("http_proxy", PROXY)).machine(AZURE);
        assertEquals(List.of("PROXY_BYPASS_MISSING"), given.roots());
        assertEquals(
                "168.63.129.16, 169.254.169.254",
                sorted(given.finding("PROXY_BYPASS_MISSING").args().getOrDefault("name", "")));
    }

    private static String sorted(String listed) {
        return String.join(", ", Arrays.stream(listed.split(", ")).sorted().toList());
    }

    @Test
    void elsewhereNobodyNeedsPlatformAddresses() {
        assertEquals(List.of(), healthy(shell("http_proxy", PROXY)).roots());
    }

    @Test
    void anExceptionForPlatformAddressesIsEnough() {
        var given = healthy(shell("http_proxy", PROXY, "169.254.169.254", "168.63.129.16"))
                .machine(AZURE);
        assertEquals(List.of(), given.roots());
    }

    @Test
    void aPrivateEndpointThatFailsThroughTheProxyMayNeedAnException() {
        var target = https("kv.vault.azure.net", "key-vault")
                .withHint("expect", "private")
                .by(new Route.ViaProxy(PROXY));
        var given = new Given()
                .machine(shell("https_proxy", PROXY))
                .seen(
                        "core.endpoint",
                        target,
                        lookup(PROXY.host(), "10.0.0.10"),
                        connected("10.0.0.10"),
                        tunnel(PROXY, target.hostPort(), 403, Map.of()));
        assertEquals(List.of("PROXY_FORBIDDEN", "PROXY_BYPASS_MISSING"), given.roots());
        assertEquals(Severity.RISK, given.finding("PROXY_BYPASS_MISSING").severity());
        assertEquals(List.of(), working(target, shell("https_proxy", PROXY)).roots());
    }

    @ParameterizedTest
    @ValueSource(strings = {"*.microsoftonline.com", ".example.net;.microsoftonline.com", "10.0.0.0/8"})
    void anExceptionThatOnlySomeProgramsUnderstandIsNamed(String entry) {
        var given = healthy(shell("https_proxy", PROXY, entry));
        assertEquals(entry, given.finding("PROXY_BYPASS_SYNTAX").args().get("entry"));
    }

    @ParameterizedTest
    @CsvSource({"localhost", "'*.corp'", "192.168.0.0/16", ".internal;.corp", "127.0.0.1"})
    void anExceptionForOtherNamesDoesNotMatterHere(String entry) {
        assertEquals(List.of(), healthy(shell("https_proxy", PROXY, entry)).roots());
    }
}
