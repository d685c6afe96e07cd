package io.azreach.diagnose;

import io.azreach.model.Confidence;
import io.azreach.model.FailureKind;
import io.azreach.model.Finding;
import io.azreach.model.Observation;
import io.azreach.model.RuleId;
import io.azreach.model.evidence.QuietConnection;
import io.azreach.model.evidence.TcpConnect;
import io.azreach.spi.DiagnosisRule;
import io.azreach.spi.EvidenceView;
import io.azreach.spi.FindingSink;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/** Connections that are accepted and ended before anything is sent: neither a name nor TLS can be what the peer dislikes. */
final class AcceptedRule implements DiagnosisRule {
    @Override
    public RuleId id() {
        return RuleId.of("core.accepted");
    }

    @Override
    public void examine(EvidenceView evidence, FindingSink sink) {
        for (var way : Way.direct(evidence)) {
            endedAt(way).ifPresent(address -> ask(way, address, sink));
        }
    }

    /** The peer that ended a connection before it said a word. */
    private static Optional<InetAddress> endedAt(Way way) {
        var tls = way.tls();
        if (tls != null) {
            return Endings.ended(tls.failure()) && tls.received() == 0 ? Optional.of(tls.address()) : Optional.empty();
        }
        var http = way.http();
        return http != null && http.status() == null && Endings.ended(http.failure())
                ? way.connects().stream()
                        .filter(c -> c.failure() == null)
                        .map(TcpConnect::address)
                        .findFirst()
                : Optional.empty();
    }

    private static void ask(Way way, InetAddress address, FindingSink sink) {
        var contrast = Contrasts.quiet(way.target(), address);
        sink.ask(contrast);
        way.evidence().answerTo(contrast).flatMap(o -> finding(way, address, o)).ifPresent(sink::report);
    }

    private static Optional<Finding> finding(Way way, InetAddress address, Observation quiet) {
        List<QuietConnection> seen = quiet.evidence().stream()
                .filter(e -> e instanceof QuietConnection)
                .map(e -> (QuietConnection) e)
                .toList();
        boolean closed = seen.stream().anyMatch(q -> q.ended(FailureKind.CLOSED));
        boolean reset = seen.stream().anyMatch(q -> q.ended(FailureKind.RESET));
        boolean always = seen.stream().allMatch(q -> q.ended(FailureKind.CLOSED) || q.ended(FailureKind.RESET));
        if (!always || !(closed || reset)) {
            return Optional.empty();
        }
        var id = closed ? "TCP_CLOSED_AFTER_CONNECT" : "TCP_RESET_AFTER_CONNECT";
        var finding = way.into(Finding.of(NetworkFindings.type(id), Confidence.CONFIRMED))
                .arg("address", address.getHostAddress())
                .arg("ms", seen.get(0).took().toMillis())
                .because(quiet.ref())
                .excluding("TLS_CLOSED", "TLS_RESET", "TLS_SNI_BLOCKED_RESET", "TCP_RESET_MID_STREAM")
                .excluding(closed ? "TCP_RESET_AFTER_CONNECT" : "TCP_CLOSED_AFTER_CONNECT");
        return Optional.of(finding.build());
    }
}
