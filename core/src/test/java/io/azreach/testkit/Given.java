package io.azreach.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.inject.AbstractModule;
import com.google.inject.Guice;
import com.google.inject.Provides;
import io.azreach.engine.CorePlugin;
import io.azreach.engine.DiagnosticEngine;
import io.azreach.engine.EngineModule;
import io.azreach.engine.LoadedPlugin;
import io.azreach.engine.PluginCatalog;
import io.azreach.host.Host;
import io.azreach.model.Evidence;
import io.azreach.model.Failure;
import io.azreach.model.FailureKind;
import io.azreach.model.Finding;
import io.azreach.model.HostInfo;
import io.azreach.model.HostPort;
import io.azreach.model.Observation;
import io.azreach.model.ObservationId;
import io.azreach.model.Outcome;
import io.azreach.model.ProbeId;
import io.azreach.model.RankedFinding;
import io.azreach.model.Route;
import io.azreach.model.Target;
import io.azreach.model.evidence.CertificateFacts;
import io.azreach.model.evidence.DnsAnswer;
import io.azreach.model.evidence.HttpExchange;
import io.azreach.model.evidence.NameLookup;
import io.azreach.model.evidence.ProxyTunnel;
import io.azreach.model.evidence.TcpConnect;
import io.azreach.model.evidence.TlsHandshake;
import io.azreach.model.evidence.TrustVerdict;
import io.azreach.net.Literals;
import io.azreach.net.Network;
import io.azreach.spi.FollowUp;
import io.azreach.spi.ProbePlugin;
import io.azreach.spi.Settings;
import io.azreach.time.NanoClock;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Evidence written down in a test, and what the rules make of it. Follow-ups are not run: a contrast's answer is given like any
 * other observation.
 */
public final class Given {
    public static final HostInfo MACHINE = new HostInfo("vm01", HostInfo.Os.LINUX, "Test Linux", List.of(), false);
    public static final Instant NOW = Instant.parse("2026-11-21T09:00:00Z");

    private static final int SHUFFLES = 3;

    private final List<Target> targets = new ArrayList<>(List.of(Target.MACHINE));
    private final List<Observation> observations = new ArrayList<>();
    private final List<ProbePlugin> plugins = new ArrayList<>(List.of(new CorePlugin()));
    private Settings settings = Settings.NONE;
    private HostInfo host = MACHINE;

    public Given plugin(ProbePlugin plugin) {
        plugins.add(plugin);
        return this;
    }

    public Given setting(String name, String value) {
        settings = settings.with(name, value);
        return this;
    }

    public Given onWindows() {
        host = new HostInfo("vm01", HostInfo.Os.WINDOWS, "Windows Server", List.of(), false);
        return this;
    }

    public static Target https(String host, String service) {
        return new Target("https", host, 443, "/", service, Map.of(), Route.DIRECT);
    }

    /** What a probe left behind on a planned target. */
    public Given seen(String probe, Target target, Evidence... evidence) {
        if (!targets.contains(target)) {
            targets.add(target);
        }
        return answered(probe, target, evidence);
    }

    /** What a probe left behind on a planned target whose run ended early. */
    public Given ended(Outcome outcome, String probe, Target target, Evidence... evidence) {
        if (!targets.contains(target)) {
            targets.add(target);
        }
        return observed(outcome, probe, target, evidence);
    }

    /** What a follow-up left behind. */
    public Given answered(String probe, Target target, Evidence... evidence) {
        return observed(new Outcome.Completed(), probe, target, evidence);
    }

    private Given observed(Outcome outcome, String probe, Target target, Evidence... evidence) {
        observations.add(new Observation(
                ObservationId.of("O" + (observations.size() + 1)),
                ProbeId.of(probe),
                target,
                NOW,
                Duration.ofMillis(10),
                outcome,
                Arrays.asList(evidence)));
        return this;
    }

    public Given answered(FollowUp followUp, Evidence... evidence) {
        return answered(followUp.probe().value(), followUp.target(), evidence);
    }

    public Given machine(Evidence... evidence) {
        return seen("core.given", Target.MACHINE, evidence);
    }

    /** What the rules make of it, the same whoever asks: twice, and with targets and observations in another order. */
    public List<RankedFinding> findings() {
        var loaded = plugins.stream()
                .map(p -> new LoadedPlugin(p.info(), p, "test", ""))
                .toList();
        var engine = engine(new PluginCatalog(loaded, List.of()));
        var said = engine.diagnose(host, settings, targets, observations);
        assertEquals(said, engine.diagnose(host, settings, targets, observations), "equal evidence, equal findings");
        for (long seed = 1; seed <= SHUFFLES; seed++) {
            assertEquals(
                    said,
                    engine.diagnose(host, settings, shuffled(targets, seed), shuffled(observations, seed)),
                    "the order of observations does not matter");
        }
        return said;
    }

    private static <T> List<T> shuffled(List<T> items, long seed) {
        var copy = new ArrayList<>(items);
        Collections.shuffle(copy, new Random(seed));
        return copy;
    }

    /** The one finding of this id. */
    public Finding finding(String id) {
        var named = findings().stream()
                .map(RankedFinding::finding)
                .filter(f -> f.id().value().equals(id))
                .toList();
        assertEquals(1, named.size(), () -> id + " in " + roots());
        return named.get(0);
    }

    /** Every finding, root or consequence, as {@code ID host:port}; sorted. */
    public List<String> everything() {
        return findings().stream()
                .flatMap(
                        f -> f.finding().targets().stream().map(t -> f.finding().id() + " " + t.id()))
                .sorted()
                .toList();
    }

    /** Ids of the roots, in order of repair. */
    public List<String> roots() {
        return findings().stream()
                .filter(RankedFinding::isRoot)
                .map(f -> f.finding().id().value())
                .toList();
    }

    public static DiagnosticEngine engine(PluginCatalog catalog) {
        return Guice.createInjector(new EngineModule(), new AbstractModule() {
                    @Override
                    protected void configure() {
                        bind(PluginCatalog.class).toInstance(catalog);
                        bind(Clock.class).toInstance(Clock.systemUTC());
                        bind(NanoClock.class).toInstance(NanoClock.SYSTEM);
                    }

                    @Provides
                    Host host() {
                        throw new IllegalStateException(
                                "a diagnosis of recorded evidence must not look at the machine");
                    }

                    @Provides
                    Network network() {
                        throw new IllegalStateException("a diagnosis of recorded evidence must not use the network");
                    }
                })
                .getInstance(DiagnosticEngine.class);
    }

    // ------------------------------------------------------------------ evidence

    public static InetAddress address(String literal) {
        return Literals.parse(literal);
    }

    public static NameLookup lookup(String name, String... addresses) {
        var failure = addresses.length == 0 ? Failure.of(FailureKind.NAME_NOT_RESOLVED) : null;
        return new NameLookup(
                name, Arrays.stream(addresses).map(Given::address).toList(), Duration.ofMillis(5), failure);
    }

    public static DnsAnswer dns(String server, String name, String rcode, String... addresses) {
        return dns(server, name, "A", "udp", rcode, false, List.of(), addresses);
    }

    public static DnsAnswer dns(
            String server,
            String name,
            String type,
            String transport,
            String rcode,
            boolean truncated,
            List<String> aliases,
            String... addresses) {
        return new DnsAnswer(
                new HostPort(server, 53),
                transport,
                name,
                type,
                true,
                false,
                rcode,
                truncated,
                Arrays.stream(addresses).map(Given::address).toList(),
                aliases,
                null,
                null,
                null,
                30L,
                Duration.ofMillis(5),
                addresses.length > 0 ? null : Failure.of(rcodeFailure(rcode)));
    }

    private static FailureKind rcodeFailure(String rcode) {
        return rcode.equals("NOERROR") ? FailureKind.DNS_NODATA : FailureKind.valueOf("DNS_" + rcode);
    }

    /** The same answer with the owner of the SOA record and the extended error that came along. */
    public static DnsAnswer dnsWith(DnsAnswer plain, @Nullable String soa, @Nullable Integer extendedError) {
        return new DnsAnswer(
                plain.server(),
                plain.transport(),
                plain.name(),
                plain.type(),
                plain.edns(),
                plain.checkingDisabled(),
                plain.rcode(),
                plain.truncated(),
                plain.addresses(),
                plain.aliases(),
                soa,
                extendedError,
                null,
                plain.ttl(),
                plain.took(),
                plain.failure());
    }

    /** The same answer, of another size. */
    public static DnsAnswer dnsSized(DnsAnswer plain, int bytes) {
        return more(plain, bytes, plain.soaServer(), plain.soa());
    }

    /** The same answer with the SOA record of a zone. */
    public static DnsAnswer dnsOfZone(DnsAnswer plain, String zone, String master) {
        return more(plain, plain.bytes(), master, zone);
    }

    private static DnsAnswer more(
            DnsAnswer plain, @Nullable Integer bytes, @Nullable String soaServer, @Nullable String soa) {
        return new DnsAnswer(
                plain.server(),
                plain.transport(),
                plain.name(),
                plain.type(),
                plain.edns(),
                plain.checkingDisabled(),
                plain.rcode(),
                plain.truncated(),
                plain.addresses(),
                plain.aliases(),
                soa,
                plain.extendedError(),
                plain.extendedText(),
                plain.ttl(),
                plain.took(),
                plain.failure(),
                plain.bufferSize(),
                bytes,
                soaServer,
                plain.strays());
    }

    /** The same answer after another wait. */
    public static DnsAnswer dnsAfter(DnsAnswer plain, int millis) {
        return new DnsAnswer(
                plain.server(),
                plain.transport(),
                plain.name(),
                plain.type(),
                plain.edns(),
                plain.checkingDisabled(),
                plain.rcode(),
                plain.truncated(),
                plain.addresses(),
                plain.aliases(),
                plain.soa(),
                plain.extendedError(),
                plain.extendedText(),
                plain.ttl(),
                Duration.ofMillis(millis),
                plain.failure());
    }

    /** A server that gave nothing usable. */
    public static DnsAnswer dnsFailure(String server, String name, String type, String transport, FailureKind kind) {
        return new DnsAnswer(
                new HostPort(server, 53),
                transport,
                name,
                type,
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
                Duration.ofMillis(2400),
                Failure.of(kind));
    }

    public static TcpConnect connected(String literal) {
        return new TcpConnect(address(literal), 443, address("10.0.0.4"), 40000, Duration.ofMillis(3), null);
    }

    public static TcpConnect unconnected(String literal, FailureKind kind, int millis) {
        return new TcpConnect(address(literal), 443, null, null, Duration.ofMillis(millis), Failure.of(kind));
    }

    public static ProxyTunnel tunnel(HostPort proxy, HostPort target, int status, Map<String, String> headers) {
        return new ProxyTunnel(proxy, target, status, "", headers, "", Duration.ofMillis(5), null);
    }

    public static CertificateFacts certificate(String subject, String issuer) {
        return new CertificateFacts(
                subject,
                issuer,
                List.of("*.example.net"),
                NOW.minus(Duration.ofDays(100)),
                NOW.plus(Duration.ofDays(100)),
                "RSA",
                2048,
                "SHA256withRSA",
                "00",
                null,
                null,
                false,
                List.of(),
                List.of());
    }

    public static TlsHandshake handshake(
            String name, List<CertificateFacts> chain, boolean nameMatches, TrustVerdict... verdicts) {
        return new TlsHandshake(
                name,
                address("203.0.113.5"),
                443,
                "TLSv1.3",
                "TLS_AES_128_GCM_SHA256",
                chain,
                nameMatches,
                List.of(verdicts),
                null,
                4000,
                Duration.ofMillis(20),
                null);
    }

    public static TlsHandshake failedHandshake(String name, FailureKind kind, @Nullable String alert) {
        return new TlsHandshake(
                name,
                address("203.0.113.5"),
                443,
                null,
                null,
                List.of(),
                null,
                List.of(),
                alert,
                0,
                Duration.ofMillis(20),
                new Failure(kind, alert));
    }

    public static TrustVerdict verdict(String store, TrustVerdict.Verdict verdict) {
        return new TrustVerdict(store, verdict, null, null);
    }

    public static HttpExchange http(int status, Map<String, String> headers) {
        return new HttpExchange("GET", "https://host/", status, "", headers, "", 0, NOW, Duration.ofMillis(20), null);
    }

    public static HttpExchange httpFailure(FailureKind kind) {
        return new HttpExchange(
                "GET", "https://host/", null, null, Map.of(), "", 0, null, Duration.ofMillis(9000), Failure.of(kind));
    }
}
