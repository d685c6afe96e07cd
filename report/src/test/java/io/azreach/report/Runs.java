package io.azreach.report;

import io.azreach.model.Confidence;
import io.azreach.model.Evidence;
import io.azreach.model.Failure;
import io.azreach.model.FailureKind;
import io.azreach.model.Fault;
import io.azreach.model.Finding;
import io.azreach.model.HostInfo;
import io.azreach.model.HostPort;
import io.azreach.model.Observation;
import io.azreach.model.ObservationId;
import io.azreach.model.Outcome;
import io.azreach.model.ProbeId;
import io.azreach.model.RankedFinding;
import io.azreach.model.Route;
import io.azreach.model.RunResult;
import io.azreach.model.Target;
import io.azreach.model.evidence.CertificateFacts;
import io.azreach.model.evidence.HttpExchange;
import io.azreach.model.evidence.InterfaceState;
import io.azreach.model.evidence.NameLookup;
import io.azreach.model.evidence.NtpAnswer;
import io.azreach.model.evidence.ProxyTunnel;
import io.azreach.model.evidence.ResolverConfig;
import io.azreach.model.evidence.TcpConnect;
import io.azreach.model.evidence.TlsHandshake;
import io.azreach.model.evidence.TrustVerdict;
import io.azreach.report.render.RenderOptions;
import io.azreach.report.render.RunMeta;
import io.azreach.report.render.RunReport;
import io.azreach.report.scenario.Scenarios;
import io.azreach.report.syntax.JsonProblems;
import io.azreach.spi.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Runs made by hand. */
final class Runs {
    static final Instant START = Instant.parse("2026-11-21T09:42:18.250Z");
    static final Target LOGIN = https("login.microsoftonline.com", "entra");
    static final Target ASR = https("pod01-rcm1.jpe.hypervrecoverymanager.windowsazure.com", "asr");
    static final Target BLOB = https("cacheasr4821.blob.core.windows.net", "storage");
    static final Target TIME =
            new Target("ntp", "time.windows.com", 123, "/", "time", Map.of("need", "optional"), Route.DIRECT);
    static final Route PROXY = new Route.ViaProxy(new HostPort("proxy.corp.example", 8080));

    private final List<Target> targets = new ArrayList<>();
    private final List<Observation> observations = new ArrayList<>();
    private final List<RankedFinding> findings = new ArrayList<>();
    private final List<Fault> faults = new ArrayList<>();
    private String hostName = "vm-app-01";
    private boolean complete = true;
    private int count;

    static Target https(String host, String service) {
        return new Target("https", host, 443, "/", service, Map.of("need", "required"), Route.DIRECT);
    }

    static InetAddress address(String literal) {
        try {
            return InetAddress.getByName(literal);
        } catch (UnknownHostException malformed) {
            throw new IllegalArgumentException(literal, malformed);
        }
    }

    static Duration ms(double millis) {
        return Duration.ofNanos((long) (millis * 1_000_000));
    }

    static Failure timeout() {
        return Failure.of(FailureKind.TIMEOUT);
    }

    Runs named(String name) {
        hostName = name;
        return this;
    }

    Runs interrupted() {
        complete = false;
        return this;
    }

    Runs fault(String source, String message) {
        faults.add(new Fault(source, message));
        return this;
    }

    Runs planned(Target... more) {
        targets.addAll(List.of(more));
        return this;
    }

    Runs machine() {
        observed(Target.MACHINE, "linux.proxy", new Outcome.Completed());
        return observed(
                Target.MACHINE,
                new InterfaceState("eth0", true, false, 1500, List.of("10.20.1.4/24")),
                new ResolverConfig("/etc/resolv.conf", List.of(new HostPort("168.63.129.16", 53)), List.of(), false));
    }

    Runs observed(Target target, Evidence... evidence) {
        return observed(target, "sample.endpoint", new Outcome.Completed(), evidence);
    }

    Runs observed(Target target, String probe, Outcome outcome, Evidence... evidence) {
        count++;
        observations.add(new Observation(
                ObservationId.of("O" + count),
                ProbeId.of(probe),
                target,
                START.plusMillis(count),
                ms(12.3456),
                outcome,
                List.of(evidence)));
        return this;
    }

    Runs healthy(Target target) {
        planned(target);
        return observed(target, all(target));
    }

    Runs found(Finding finding, @Nullable String consequenceOf) {
        findings.add(new RankedFinding("F" + (findings.size() + 1), finding, consequenceOf));
        return this;
    }

    RunResult result() {
        var host = new HostInfo(
                hostName,
                HostInfo.Os.LINUX,
                "Debian GNU/Linux 12 (bookworm)",
                List.of(address("10.20.1.4"), address("2001:db8:0:0:1::4")),
                false);
        return new RunResult(START, ms(14_600), complete, host, targets, observations, findings, faults);
    }

    RunReport report(String scenario, Settings settings, String language) {
        var catalog = SamplePlugin.catalog();
        var meta = new RunMeta(
                "20261121-094218-1",
                "mobility-agent",
                Locale.forLanguageTag(language),
                "0.1.0",
                RunMeta.PluginMark.of(catalog.plugins()),
                RunMeta.Redaction.NONE,
                settings);
        try {
            return RunReport.of(meta, result(), new Scenarios(catalog).find(scenario), catalog);
        } catch (JsonProblems broken) {
            throw new IllegalStateException(broken);
        }
    }

    RunReport report() {
        return report("a2a", new Settings(Map.of("storage-account", List.of("cacheasr4821"))), "en");
    }

    static String rendered(RunReport report, String format) {
        return rendered(report, format, RenderOptions.PLAIN);
    }

    static String rendered(RunReport report, String format, RenderOptions options) {
        var out = new StringBuilder();
        try {
            new Reports(SamplePlugin.catalog(), List.of()).render(report, format, options, out);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toString();
    }

    /** Every step works. */
    static Evidence[] all(Target target) {
        return new Evidence[] {lookup(target), connect(null), handshake(target, "os-trusted"), answer(target, 400)};
    }

    static NameLookup lookup(Target target) {
        return new NameLookup(target.host(), List.of(address("198.51.100.10")), ms(9.2), null);
    }

    static TcpConnect connect(@Nullable Failure failure) {
        return new TcpConnect(
                address("198.51.100.10"), 443, address("10.20.1.4"), 50122, ms(failure == null ? 3.1 : 4000), failure);
    }

    static ProxyTunnel tunnel(Target target, int status) {
        return new ProxyTunnel(
                ((Route.ViaProxy) PROXY).proxy(), target.hostPort(), status, "x", Map.of(), "", ms(20), null);
    }

    static TlsHandshake handshake(Target target, String issuer) {
        boolean trusted = issuer.equals("os-trusted");
        var certificate = new CertificateFacts(
                "CN=" + target.host(),
                trusted ? "CN=Microsoft Azure RSA TLS Issuing CA 03" : issuer,
                List.of(target.host()),
                START.minusSeconds(86_400),
                START.plusSeconds(86_400),
                "RSA",
                2048,
                "SHA256withRSA",
                "00ff",
                null,
                null,
                false,
                List.of(),
                List.of());
        var verdict = trusted ? TrustVerdict.Verdict.TRUSTED : TrustVerdict.Verdict.NO_PATH;
        return new TlsHandshake(
                target.host(),
                address("198.51.100.10"),
                443,
                "TLSv1.3",
                "TLS_AES_256_GCM_SHA384",
                List.of(certificate),
                true,
                List.of(new TrustVerdict("os", verdict, null, null)),
                null,
                4096,
                ms(33.4),
                null);
    }

    static HttpExchange answer(Target target, int status) {
        return new HttpExchange(
                "HEAD",
                "https://" + target.host() + "/",
                status,
                "x",
                Map.of("server", "Microsoft-HTTPAPI/2.0"),
                "",
                0,
                START,
                ms(61),
                null);
    }

    static NtpAnswer ntp(@Nullable Failure failure) {
        return new NtpAnswer(
                "time.windows.com",
                address("198.51.100.123"),
                failure == null ? ms(-35.5) : null,
                failure == null ? ms(12) : null,
                failure == null ? 3 : null,
                ms(12.1),
                failure);
    }

    static Runs healthyRun() {
        return new Runs().machine().healthy(LOGIN).healthy(ASR).healthy(BLOB);
    }

    /** One TLS interception that also spoils an HTTP answer, and a silent port. */
    static Runs brokenRun() {
        var runs = new Runs().machine().healthy(BLOB).planned(LOGIN, ASR);
        runs.observed(ASR, lookup(ASR), connect(null), handshake(ASR, "CN=Contoso Inspection CA"), answer(ASR, 403));
        runs.observed(LOGIN, lookup(LOGIN), connect(timeout()));
        return runs.found(
                        Finding.of(SamplePlugin.TCP_TIMEOUT, Confidence.LIKELY)
                                .on(LOGIN)
                                .arg("port", 443)
                                .arg("hop", "10.20.0.4")
                                .because(ObservationId.of("O5"))
                                .excluding("TCP_REFUSED")
                                .build(),
                        null)
                .found(
                        Finding.of(SamplePlugin.TLS_INTERCEPTED, Confidence.CONFIRMED)
                                .on(ASR)
                                .groupedBy("issuer", "CN=Contoso Inspection CA")
                                .because(ObservationId.of("O4"))
                                .excluding("TLS_ROOT_STORE_OUTDATED")
                                .build(),
                        null)
                .found(
                        Finding.of(SamplePlugin.HTTP_NOT_THE_SERVICE, Confidence.LIKELY)
                                .on(ASR)
                                .because(ObservationId.of("O4"))
                                .build(),
                        "F2")
                .found(
                        Finding.of(SamplePlugin.TIME_SKEW_BEHIND, Confidence.CONFIRMED)
                                .on(Target.MACHINE)
                                .arg("offset", "4 min 12 s")
                                .build(),
                        null);
    }

    /** Nothing listens at the proxy; names do not resolve locally. */
    static Runs proxyDownRun() {
        var login = LOGIN.by(PROXY);
        var blob = BLOB.by(PROXY);
        var runs = new Runs().machine().planned(blob, login);
        var refused = Failure.of(FailureKind.REFUSED);
        for (var target : List.of(blob, login)) {
            runs.observed(
                    target,
                    new NameLookup(target.host(), List.of(), ms(5), Failure.of(FailureKind.NAME_NOT_RESOLVED)),
                    new TcpConnect(address("10.20.0.30"), 8080, null, null, ms(0.4), refused));
        }
        return runs.found(
                Finding.of(SamplePlugin.PROXY_REFUSED, Confidence.CONFIRMED)
                        .on(Stream.of(blob, login).toList())
                        .groupedBy("proxy", "proxy.corp.example:8080")
                        .build(),
                null);
    }

    static Runs unmeasuredRun() {
        return new Runs().planned(LOGIN, BLOB);
    }

    static Runs interruptedRun() {
        var runs = new Runs().machine().healthy(LOGIN).planned(BLOB).interrupted();
        return runs.observed(BLOB, "sample.endpoint", new Outcome.Cancelled(), lookup(BLOB));
    }
}
