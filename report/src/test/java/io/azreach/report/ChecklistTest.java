package io.azreach.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.azreach.model.Confidence;
import io.azreach.model.Failure;
import io.azreach.model.FailureKind;
import io.azreach.model.Finding;
import io.azreach.model.FindingType;
import io.azreach.model.HostPort;
import io.azreach.model.Layer;
import io.azreach.model.Outcome;
import io.azreach.model.Route;
import io.azreach.model.Severity;
import io.azreach.model.Target;
import io.azreach.model.evidence.DnsAnswer;
import io.azreach.model.evidence.IkeAnswer;
import io.azreach.model.evidence.NameLookup;
import io.azreach.model.evidence.TcpConnect;
import io.azreach.net.Literals;
import io.azreach.report.checklist.Check;
import io.azreach.report.checklist.CheckStatus;
import io.azreach.report.checklist.EndpointStatus;
import io.azreach.report.checklist.Verdict;
import io.azreach.report.render.RunReport;
import io.azreach.report.scenario.Step;
import io.azreach.spi.Settings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChecklistTest {
    @Test
    void aHealthyRunPassesAndSaysWhatWasNotAskedFor() {
        var report = Runs.healthyRun().report();
        assertEquals(Verdict.Status.OK, report.checklist().verdict().status());
        var serviceBus = check(report, "asr.servicebus.dns");
        assertEquals(CheckStatus.SKIP, serviceBus.status());
        assertEquals("{options=--service-bus}", reason(serviceBus));
        assertTrue(report.checklist().endpoints().stream().allMatch(e -> e.status() == EndpointStatus.OK));
    }

    @Test
    void stepsAfterTheFailedOneAreSkippedBecauseOfTheRoot() {
        var report = Runs.brokenRun().report();
        assertEquals(List.of("F1"), check(report, "asr.entra.tcp").findings());
        assertEquals(CheckStatus.SKIP, check(report, "asr.entra.tls").status());
        assertEquals("{ref=F1}", reason(check(report, "asr.entra.http")));
        assertEquals(CheckStatus.OK, check(report, "asr.control.tcp").status());
        assertEquals("{ref=F2}", reason(check(report, "asr.control.http")));
    }

    @Test
    void aBlockerAtAMeasuredStepFailsItAlthoughTheStepItselfSucceeded() {
        var report = Runs.healthyRun()
                .found(finding(SamplePlugin.HTTP_NOT_THE_SERVICE, Runs.LOGIN), null)
                .report();
        assertEquals(CheckStatus.FAIL, check(report, "asr.entra.http").status());
        assertEquals(CheckStatus.OK, check(report, "asr.entra.tls").status());
        assertEquals(EndpointStatus.FAIL, endpoint(report, Runs.LOGIN));
        assertEquals(EndpointStatus.OK, endpoint(report, Runs.BLOB));
    }

    @Test
    void aConsequenceFailsItsEndpointToo() {
        var report = Runs.healthyRun()
                .found(finding(SamplePlugin.PROXY_REFUSED, Runs.LOGIN), null)
                .found(finding(SamplePlugin.HTTP_NOT_THE_SERVICE, Runs.BLOB), "F1")
                .report();
        assertEquals(EndpointStatus.FAIL, endpoint(report, Runs.BLOB));
        assertEquals(List.of("F1"), report.checklist().verdict().rootFindings());
    }

    @Test
    void aPlatformAddressThatIsNotThereIsNoFailure() {
        var report = Runs.healthyRun()
                .planned(IMDS)
                .observed(IMDS, Runs.connect(Runs.timeout()))
                .report();
        assertEquals(CheckStatus.SKIP, check(report, "asr.imds.tcp").status());
        assertEquals(CheckStatus.SKIP, check(report, "asr.imds.http").status());
        assertEquals(EndpointStatus.SKIP, endpoint(report, IMDS));
        assertEquals(Verdict.Status.OK, report.checklist().verdict().status());
        var text = Runs.rendered(report, "text");
        assertTrue(text.contains("only machines in Azure have it"), text);
        assertFalse(text.contains("FAIL"), text);
    }

    @Test
    void aPlatformAddressWithAFindingFails() {
        var report = Runs.healthyRun()
                .planned(IMDS)
                .observed(IMDS, Runs.connect(Runs.timeout()))
                .found(finding(SamplePlugin.TCP_TIMEOUT, IMDS), null)
                .report();
        assertEquals(CheckStatus.FAIL, check(report, "asr.imds.tcp").status());
        assertEquals(EndpointStatus.FAIL, endpoint(report, IMDS));
    }

    @Test
    void degradedLeavesAnEndpointSlowAndTheVerdictAWarning() {
        var report = Runs.healthyRun()
                .found(finding(SamplePlugin.PATH_LATENCY_HIGH, Runs.LOGIN), null)
                .report();
        assertEquals(EndpointStatus.SLOW, endpoint(report, Runs.LOGIN));
        assertEquals(Verdict.Status.WARN, report.checklist().verdict().status());
        assertEquals(0, report.checklist().verdict().exit());
    }

    @Test
    void aGatewaysFirstPortDecidesAndItsSecondStandsAlone() {
        var gateway = Target.of("ike", new HostPort("192.0.2.9", 500));
        var open = Runs.healthyRun()
                .planned(gateway)
                .observed(gateway, ike(500, null), ike(4500, null))
                .report();
        assertEquals(EndpointStatus.OK, endpoint(open, gateway));
        var secondSilent = Runs.healthyRun()
                .planned(gateway)
                .observed(gateway, ike(500, null), ike(4500, Runs.timeout()))
                .report();
        assertEquals(EndpointStatus.SLOW, endpoint(secondSilent, gateway));
        assertEquals("ike-500 OK, ike OK, ike-4500 FAIL", layers(secondSilent, gateway));
        var firstSilent = Runs.healthyRun()
                .planned(gateway)
                .observed(gateway, ike(500, Runs.timeout()), ike(4500, null))
                .report();
        assertEquals(EndpointStatus.FAIL, endpoint(firstSilent, gateway));
        assertEquals("ike-500 FAIL, ike SKIP, ike-4500 OK", layers(firstSilent, gateway));
    }

    private static String layers(RunReport report, Target target) {
        return report.checklist().endpoints().stream()
                .filter(e -> e.where().equals(target.hostPort()))
                .flatMap(e -> e.layers().stream())
                .map(layer -> layer.step().word() + " " + layer.status())
                .collect(Collectors.joining(", "));
    }

    private static IkeAnswer ike(int port, @Nullable Failure failure) {
        return new IkeAnswer(
                Literals.parse("192.0.2.9"),
                port,
                "sa-init",
                List.of("aes256-sha1-modp1024"),
                failure == null ? IkeAnswer.Kind.SA_INIT : IkeAnswer.Kind.NOTHING,
                null,
                failure == null ? "aes256-sha1-modp1024" : null,
                null,
                null,
                Duration.ofMillis(3),
                failure);
    }

    @Test
    void aSkewedClockIsAWarningAndLeavesEndpointsAlone() {
        var report = Runs.healthyRun()
                .found(finding(SamplePlugin.TIME_SKEW_BEHIND, Runs.LOGIN), null)
                .report();
        assertEquals(EndpointStatus.OK, endpoint(report, Runs.LOGIN));
        assertEquals(CheckStatus.WARN, check(report, "asr.machine.clock").status());
    }

    @Test
    void aLateLookupIsNoFailureWhereTheNameWasReachedAllTheSame() {
        var late = new NameLookup(Runs.LOGIN.host(), List.of(), Runs.ms(2500), Runs.timeout());
        var report = new Runs()
                .planned(Runs.LOGIN)
                .observed(
                        Runs.LOGIN,
                        late,
                        Runs.connect(null),
                        Runs.handshake(Runs.LOGIN, "os-trusted"),
                        Runs.answer(Runs.LOGIN, 400))
                .report();
        assertEquals(EndpointStatus.SLOW, endpoint(report, Runs.LOGIN));
        assertEquals(0, report.checklist().count(CheckStatus.FAIL));
    }

    @Test
    void aTryThatFailsWhileOthersWorkIsSlowAndNotFailed() {
        var report = Runs.healthyRun()
                .planned(Runs.https("x.blob.core.windows.net", "storage"))
                .observed(
                        Runs.https("x.blob.core.windows.net", "storage"),
                        Runs.lookup(Runs.https("x.blob.core.windows.net", "storage")),
                        Runs.connect(Runs.timeout()))
                .found(finding(SamplePlugin.PATH_LATENCY_HIGH, Runs.https("x.blob.core.windows.net", "storage")), null)
                .report();
        assertEquals(EndpointStatus.SLOW, endpoint(report, Runs.https("x.blob.core.windows.net", "storage")));
    }

    @Test
    void oneDeadResolverAndBrokenIpv6LeaveAnEndpointOk() {
        var unreachable = Failure.of(FailureKind.NETWORK_UNREACHABLE);
        var six = new TcpConnect(Runs.address("2001:db8::10"), 443, null, null, Runs.ms(1), unreachable);
        var dead = new DnsAnswer(
                new io.azreach.model.HostPort("10.0.0.53", 53),
                "udp",
                Runs.LOGIN.host(),
                "A",
                true,
                false,
                null,
                false,
                List.of(),
                List.of(),
                null,
                null,
                null,
                null,
                Runs.ms(3000),
                Runs.timeout());
        var report = new Runs()
                .planned(Runs.LOGIN)
                .observed(
                        Runs.LOGIN,
                        Runs.lookup(Runs.LOGIN),
                        dead,
                        six,
                        Runs.connect(null),
                        Runs.handshake(Runs.LOGIN, "os-trusted"),
                        Runs.answer(Runs.LOGIN, 302))
                .report();
        assertEquals(EndpointStatus.OK, endpoint(report, Runs.LOGIN));
    }

    @Test
    void throughAProxyLocalNamesDoNotMatter() {
        var login = Runs.LOGIN.by(Runs.PROXY);
        var report = new Runs()
                .planned(login)
                .observed(
                        login,
                        Runs.connect(null),
                        Runs.tunnel(login, 200),
                        Runs.handshake(login, "os-trusted"),
                        Runs.answer(login, 302))
                .report();
        assertEquals(EndpointStatus.OK, endpoint(report, login));
        assertEquals(CheckStatus.SKIP, check(report, "asr.entra.dns").status());
        assertEquals(Runs.ms(23.1), check(report, "asr.entra.proxy").took());
        assertTrue(report.checklist().checks().noneMatch(c -> c.question().id().equals("asr.entra.tcp")));
    }

    @Test
    void aProxyThatRefusesATargetFailsTheProxyStep() {
        var login = Runs.LOGIN.by(Runs.PROXY);
        var report = new Runs()
                .planned(login)
                .observed(login, Runs.connect(null), Runs.tunnel(login, 403))
                .report();
        var proxy = check(report, "asr.entra.proxy");
        assertEquals(CheckStatus.FAIL, proxy.status());
        assertEquals("{failure=refused (HTTP 403)}", reason(proxy));
    }

    @Test
    void aFailureThatNothingExplainsIsInconclusiveAndNotFine() {
        var report = new Runs()
                .planned(Runs.LOGIN)
                .observed(Runs.LOGIN, Runs.lookup(Runs.LOGIN), Runs.connect(Runs.timeout()))
                .report();
        assertEquals(CheckStatus.FAIL, check(report, "asr.entra.tcp").status());
        assertEquals(3, report.checklist().verdict().exit());
        assertEquals(EndpointStatus.FAIL, endpoint(report, Runs.LOGIN));
    }

    @Test
    void aRequiredStepThatFailedIsNotFineBecauseItsExplanationIsMild() {
        var report = Runs.healthyRun()
                .planned(Runs.https("x.blob.core.windows.net", "storage"))
                .observed(
                        Runs.https("x.blob.core.windows.net", "storage"),
                        Runs.lookup(Runs.https("x.blob.core.windows.net", "storage")),
                        Runs.connect(Runs.timeout()))
                .found(finding(SamplePlugin.TIME_SKEW_BEHIND, Runs.https("x.blob.core.windows.net", "storage")), null)
                .report();
        assertEquals(Verdict.Status.INCONCLUSIVE, report.checklist().verdict().status());
    }

    @Test
    void aRunThatHadNoTimeForWhatWasAskedForIsInconclusive() {
        var noTime = FindingType.of("RUN_TIME_BUDGET", Layer.RUN, Severity.INFO, "machine-admin");
        var verdict = Runs.healthyRun()
                .found(finding(noTime, Runs.BLOB), null)
                .report()
                .checklist()
                .verdict();
        assertEquals(Verdict.Status.INCONCLUSIVE, verdict.status());
        assertEquals(3, verdict.exit());
    }

    @Test
    void whatWasNotMeasuredIsUnknownAndNeverFailed() {
        var report = Runs.unmeasuredRun().report();
        assertEquals(0, report.checklist().count(CheckStatus.FAIL));
        assertEquals(EndpointStatus.UNKNOWN, endpoint(report, Runs.BLOB));
        assertEquals(Verdict.Status.INCONCLUSIVE, report.checklist().verdict().status());
        assertNull(check(report, "asr.storage.http").took());
    }

    @Test
    void leavingProbesOutIsTheUsersWishAndNotAGap() {
        var settings = new Settings(Map.of("only", List.of("linux.*"), "storage-account", List.of("x")));
        var report = Runs.unmeasuredRun().report("a2a", settings, "en");
        assertEquals(0, report.checklist().verdict().exit());
        assertEquals(0, report.checklist().count(CheckStatus.UNKNOWN));
    }

    @Test
    void contrastProbesOnTheSameTargetDoNotDecide() {
        var report = Runs.healthyRun()
                .observed(Runs.LOGIN, "sample.contrast", new Outcome.Completed(), Runs.connect(Runs.timeout()))
                .report();
        assertEquals(EndpointStatus.OK, endpoint(report, Runs.LOGIN));
    }

    @Test
    void aTimeServerIsAnEndpointWithItsOwnStepThatMayBeSilent() {
        var silent = new Runs()
                .planned(Runs.TIME)
                .observed(Runs.TIME, Runs.lookup(Runs.TIME), Runs.ntp(Runs.timeout()))
                .report("h2a", Settings.NONE, "en");
        assertEquals(EndpointStatus.SKIP, endpoint(silent, Runs.TIME));
        assertEquals(Step.NTP, check(silent, "asr.time.ntp").question().step());
        assertFalse(check(silent, "asr.time.ntp").required());
        assertEquals(0, silent.checklist().verdict().exit());
    }

    @ParameterizedTest
    @CsvSource({
        "healthy, blocker, 0",
        "healthy, risk, 0",
        "broken, blocker, 1",
        "broken, risk, 1",
        "slow, blocker, 0",
        "slow, degraded, 1",
        "slow, risk, 1",
        "skewed, blocker, 0",
        "skewed, degraded, 0",
        "skewed, risk, 1",
        "unmeasured, blocker, 3",
        "unmeasured, risk, 3",
        "interrupted, blocker, 3",
        "interrupted, risk, 3"
    })
    void exitCodeDependsOnFindingsAndThresholdOnly(String run, String threshold, int exit) {
        var settings = new Settings(Map.of("fail-on", List.of(threshold), "storage-account", List.of("cacheasr4821")));
        var report = run(run).report("a2a", settings, "en");
        assertEquals(exit, report.checklist().verdict().exit());
        for (var format : List.of("json", "summary", "text")) {
            assertTrue(Runs.rendered(report, format).matches("(?s).*exit(=|\" : )" + exit + "\\b.*"), format);
        }
    }

    private static final Target IMDS =
            new Target("http", "169.254.169.254", 80, "/", "imds", Map.of("need", "optional"), Route.DIRECT);

    private static Runs run(String name) {
        return switch (name) {
            case "healthy" -> Runs.healthyRun();
            case "broken" -> Runs.brokenRun();
            case "slow" -> Runs.healthyRun().found(finding(SamplePlugin.PATH_LATENCY_HIGH, Runs.LOGIN), null);
            case "skewed" -> Runs.healthyRun().found(finding(SamplePlugin.TIME_SKEW_BEHIND, Target.MACHINE), null);
            case "unmeasured" -> Runs.unmeasuredRun();
            case "interrupted" -> Runs.interruptedRun();
            default -> throw new IllegalArgumentException(name);
        };
    }

    private static Finding finding(FindingType type, Target target) {
        return Finding.of(type, Confidence.CONFIRMED).on(target).build();
    }

    private static Check check(RunReport report, String id) {
        return report.checklist()
                .checks()
                .filter(c -> c.question().id().equals(id))
                .findFirst()
                .orElseThrow(() -> new AssertionError(id));
    }

    private static String reason(Check check) {
        var reason = check.reason();
        return reason == null ? "" : reason.values().toString();
    }

    private static EndpointStatus endpoint(RunReport report, Target target) {
        return report.checklist().endpoints().stream()
                .filter(e -> e.where().equals(target.hostPort()))
                .findFirst()
                .orElseThrow()
                .status();
    }
}
