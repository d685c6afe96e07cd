package io.azreach.diagnose;

import static io.azreach.testkit.Given.https;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.azreach.model.HostPort;
import io.azreach.model.Route;
import io.azreach.model.Target;
import io.azreach.model.evidence.ProxySetting;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProxyChoiceTest {
    private static final Target LOGIN = https("login.microsoftonline.com", "entra");
    private static final HostPort ONE = new HostPort("one.corp", 3128);
    private static final HostPort TWO = new HostPort("two.corp", 8080);

    private static ProxySetting setting(
            String reader,
            String scheme,
            @Nullable HostPort proxy,
            int rank,
            @Nullable String problem,
            String... bypass) {
        return new ProxySetting(
                "source " + rank, "key", List.of(reader), scheme, proxy, null, List.of(bypass), false, problem, rank);
    }

    private static Route shell(ProxySetting... settings) {
        return ProxyChoice.decide(LOGIN, "shell", List.of(settings)).route();
    }

    @Test
    void withoutSettingsTheWayIsDirect() {
        assertEquals(Route.DIRECT, shell());
        assertNull(ProxyChoice.decide(LOGIN, "shell", List.of()).setting());
    }

    @Test
    void theSmallestRankDecidesInWhateverOrderSettingsWereFound() {
        var first = setting("shell", "all", ONE, 1, null);
        var second = setting("shell", "all", TWO, 2, null);
        assertEquals(new Route.ViaProxy(ONE), shell(first, second));
        assertEquals(new Route.ViaProxy(ONE), shell(second, first));
    }

    @Test
    void whatOneActorReadsDoesNotMoveAnother() {
        assertEquals(Route.DIRECT, shell(setting("apt", "all", ONE, 1, null)));
    }

    @Test
    void aSettingThatCannotBeUsedIsSkipped() {
        assertEquals(
                new Route.ViaProxy(TWO),
                shell(setting("shell", "all", ONE, 1, "no-port"), setting("shell", "all", TWO, 2, null)));
    }

    @Test
    void aSettingForTheOtherSchemeIsSkippedAndTheOwnGoesBeforeAll() {
        assertEquals(Route.DIRECT, shell(setting("shell", "http", ONE, 1, null)));
        assertEquals(
                new Route.ViaProxy(TWO),
                shell(setting("shell", "all", ONE, 1, null), setting("shell", "https", TWO, 1, null)));
    }

    @Test
    void directInSoManyWordsEndsTheSearch() {
        assertEquals(
                Route.DIRECT, shell(setting("shell", "all", null, 1, null), setting("shell", "all", ONE, 2, null)));
    }

    @Test
    void anExceptionSendsTheTargetDirectAndIsNamed() {
        var decision = ProxyChoice.decide(
                LOGIN, "shell", List.of(setting("shell", "all", ONE, 1, null, "x.corp", "*.microsoftonline.com")));
        assertEquals(Route.DIRECT, decision.route());
        assertEquals("*.microsoftonline.com", decision.bypass());
    }

    @Test
    void anExceptionOfALosingSettingDoesNotCount() {
        var winner = setting("shell", "all", ONE, 1, null);
        var loser = setting("shell", "all", TWO, 2, null, "*");
        assertEquals(new Route.ViaProxy(ONE), shell(winner, loser));
    }

    @ParameterizedTest
    @CsvSource({"imds, http", "wireserver, http", "ntp, ntp", "generic, tcp", "vpn, ike"})
    void platformServicesAndWhatIsNotWebGoDirect(String service, String scheme) {
        var target = new Target(scheme, "169.254.169.254", 80, "/", service, Map.of(), Route.DIRECT);
        var everything = List.of(setting("shell", "all", ONE, 1, null));
        assertEquals(
                Route.DIRECT, ProxyChoice.decide(target, "shell", everything).route());
    }

    @ParameterizedTest
    @CsvSource({
        "proxy.corp,                      proxy.corp, 8080",
        "proxy.corp:3128,                 proxy.corp, 3128",
        "http://proxy.corp:3128,          proxy.corp, 3128",
        "http://proxy.corp:3128/,         proxy.corp, 3128",
        "HTTP://Proxy.Corp,               proxy.corp, 8080",
        "http://user:secret@proxy.corp:1, proxy.corp, 1",
        "10.0.0.10:3128,                  10.0.0.10,  3128",
        "[2001:db8::1]:3128,              2001:db8::1, 3128",
        "[2001:db8::1],                   2001:db8::1, 8080"
    })
    void aProxyIsReadHoweverPeopleWriteIt(String written, String host, int port) {
        assertEquals(new HostPort(host, port), ProxyChoice.parse(written));
    }
}
