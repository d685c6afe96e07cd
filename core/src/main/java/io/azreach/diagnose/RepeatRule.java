package io.azreach.diagnose;

import io.azreach.model.Confidence;
import io.azreach.model.FailureKind;
import io.azreach.model.Finding;
import io.azreach.model.Observation;
import io.azreach.model.RuleId;
import io.azreach.model.Severity;
import io.azreach.model.evidence.EndpointWalks;
import io.azreach.model.evidence.EndpointWalks.Step;
import io.azreach.model.evidence.EndpointWalks.Walk;
import io.azreach.model.evidence.TcpConnect;
import io.azreach.spi.DiagnosisRule;
import io.azreach.spi.EvidenceView;
import io.azreach.spi.FindingSink;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** An endpoint that ends some connections and serves others: repeats tell, where one of two tries was ended. */
final class RepeatRule implements DiagnosisRule {
    @Override
    public RuleId id() {
        return RuleId.of("core.repeat");
    }

    @Override
    public void examine(EvidenceView evidence, FindingSink sink) {
        for (var way : Way.direct(evidence)) {
            if (way.web() && broken(way)) {
                walks(way, sink).ifPresent(o -> judge(way, o, sink));
            }
        }
    }

    /** The peer ended the first try or the second one. */
    private static boolean broken(Way way) {
        var tls = way.tls();
        var http = way.http();
        boolean second = way.evidence().on(way.target(), EndpointWalks.class).stream()
                .flatMap(r -> r.evidence().failed().stream())
                .anyMatch(w -> Endings.ended(w.failure()));
        return second
                || (tls != null && Endings.ended(tls.failure()))
                || (http != null && Endings.ended(http.failure()));
    }

    /** Whether the endpoint is known to serve some requests and to end others. */
    static boolean known(Way way) {
        return stood(way)
                .flatMap(address -> way.evidence().answerTo(Contrasts.walks(way.target(), address)))
                .map(o -> o.evidence().stream().anyMatch(e -> e instanceof EndpointWalks w && fitful(w)))
                .orElse(false);
    }

    private static Optional<Observation> walks(Way way, FindingSink sink) {
        var contrast = stood(way).map(address -> Contrasts.walks(way.target(), address));
        contrast.ifPresent(sink::ask);
        return contrast.flatMap(way.evidence()::answerTo);
    }

    private static Optional<InetAddress> stood(Way way) {
        return way.connects().stream()
                .filter(c -> c.failure() == null)
                .map(TcpConnect::address)
                .findFirst();
    }

    private static void judge(Way way, Observation observed, FindingSink sink) {
        observed.evidence().stream()
                .filter(e -> e instanceof EndpointWalks)
                .map(e -> (EndpointWalks) e)
                .filter(RepeatRule::fitful)
                .findFirst()
                .ifPresent(walks -> sink.report(finding(way, walks, observed)));
    }

    /** Silence now and then is the business of those who look for loss. */
    private static boolean fitful(EndpointWalks walks) {
        return walks.mixed() && walks.failed().stream().anyMatch(w -> Endings.ended(w.failure()));
    }

    private static Finding finding(Way way, EndpointWalks walks, Observation observed) {
        var failed = walks.failed();
        var id = failed.stream().allMatch(RepeatRule::resetAfterTheHandshake)
                ? "TCP_RESET_MID_STREAM"
                : "TCP_INTERMITTENT";
        return way.into(Finding.of(NetworkFindings.type(id), Confidence.CONFIRMED))
                .severity(Severity.DEGRADED)
                .groupedBy("address", walks.address().getHostAddress())
                .arg("rate", Share.of(failed.size(), walks.walks().size()).percent())
                .arg("samples", walks.walks().size())
                .arg("detail", words(failed))
                .because(observed.ref())
                .excluding("PATH_LOSS", "TCP_MEMBER_FAULT", "TLS_RESET", "TLS_CLOSED")
                .excluding(id.equals("TCP_INTERMITTENT") ? "TCP_RESET_MID_STREAM" : "TCP_INTERMITTENT")
                .build();
    }

    private static boolean resetAfterTheHandshake(Walk walk) {
        return walk.reached() == Step.TLS
                && walk.failure() != null
                && walk.failure().kind() == FailureKind.RESET;
    }

    private static String words(List<Walk> failed) {
        return failed.stream()
                .map(w -> w.reached() + " "
                        + (w.failure() == null ? "" : w.failure().kind()))
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
    }
}
