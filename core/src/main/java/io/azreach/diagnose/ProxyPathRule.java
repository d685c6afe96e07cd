package io.azreach.diagnose;

import io.azreach.model.Confidence;
import io.azreach.model.Finding;
import io.azreach.model.HostPort;
import io.azreach.model.Observation;
import io.azreach.model.Route;
import io.azreach.model.RuleId;
import io.azreach.model.Target;
import io.azreach.model.evidence.ConnectSamples;
import io.azreach.model.evidence.TcpConnect;
import io.azreach.spi.DiagnosisRule;
import io.azreach.spi.EvidenceView;
import io.azreach.spi.FindingSink;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Loss between this machine and its proxy: every target behind it then fails now and then, each in its own way. */
final class ProxyPathRule implements DiagnosisRule {
    /** A second packet follows the first one after a second. */
    private static final Duration REPEATED = Duration.ofMillis(900);

    @Override
    public RuleId id() {
        return RuleId.of("core.proxy-path");
    }

    @Override
    public void examine(EvidenceView evidence, FindingSink sink) {
        var byProxy = new TreeMap<HostPort, List<Way>>();
        for (var way : Way.all(evidence)) {
            if (way.target().route() instanceof Route.ViaProxy via && smells(way)) {
                byProxy.computeIfAbsent(via.proxy(), p -> new ArrayList<>()).add(way);
            }
        }
        byProxy.forEach((proxy, ways) -> judge(proxy, ways, sink));
    }

    private static void judge(HostPort proxy, List<Way> ways, FindingSink sink) {
        var reached = ways.stream()
                .flatMap(way -> way.connects().stream())
                .filter(c -> c.failure() == null)
                .map(TcpConnect::address)
                .findFirst();
        if (reached.isPresent()) {
            var contrast = Contrasts.samples(Target.of("tcp", proxy), reached.get());
            sink.ask(contrast);
            var taken = ways.get(0).evidence().answerTo(contrast);
            taken.flatMap(ProxyPathRule::lossy)
                    .ifPresent(samples -> sink.report(finding(samples, ways, taken.orElseThrow())));
        }
    }

    private static Optional<ConnectSamples> lossy(Observation taken) {
        return taken.evidence().stream()
                .filter(ConnectSamples.class::isInstance)
                .map(ConnectSamples.class::cast)
                .filter(s -> s.mixed() && s.lost() > 0)
                .findFirst();
    }

    private static Finding finding(ConnectSamples samples, List<Way> ways, Observation taken) {
        var finding = Finding.of(NetworkFindings.type("PATH_LOSS"), Confidence.CONFIRMED)
                .groupedBy("address", samples.address().getHostAddress())
                .arg("rate", Share.of(samples.lost(), samples.sent()).percent())
                .arg("samples", samples.sent())
                .because(taken.ref())
                .excluding("PROXY_TIMEOUT", "TLS_HANDSHAKE_TIMEOUT");
        ways.forEach(way -> way.into(finding));
        return finding.build();
    }

    private static boolean smells(Way way) {
        var tunnel = way.tunnel();
        var tls = way.tls();
        var http = way.http();
        boolean late = way.connects().stream()
                .anyMatch(c -> Endings.timedOut(c.failure()) || c.took().compareTo(REPEATED) >= 0);
        return late
                || tunnel != null && Endings.timedOut(tunnel.failure())
                || tls != null && Endings.timedOut(tls.failure())
                || http != null && Endings.timedOut(http.failure());
    }
}
