package io.azreach.diagnose;

import io.azreach.model.Confidence;
import io.azreach.model.FailureKind;
import io.azreach.model.FindingBuilder;
import io.azreach.model.Observation;
import io.azreach.model.Severity;
import io.azreach.model.evidence.HelloAnswer;
import io.azreach.model.evidence.TlsHandshake;
import io.azreach.spi.FindingSink;
import java.util.Optional;

/** A handshake that was reset or swallowed: a filter on the name, a path that loses large packets, or the server itself. */
final class Filters {
    private Filters() {}

    static void reset(Way way, TlsHandshake tls, FindingSink sink) {
        var neutral = ask(way, Contrasts.neutralHello(way.target(), tls.address()), sink);
        if (spokeTls(neutral)) {
            sink.report(with(HandshakeRule.about(way, tls, "TLS_SNI_BLOCKED_RESET", Confidence.CONFIRMED), neutral)
                    .excluding("TLS_RESET", "TCP_RESET_AFTER_CONNECT")
                    .build());
            return;
        }
        var refusable = ask(way, Contrasts.refusableHello(way.target(), tls.address()), sink);
        if (wasReset(neutral) && wasReset(refusable)) {
            // neither the name nor what is offered matters: whatever is sent ends the connection
            sink.report(with(HandshakeRule.about(way, tls, "TCP_RESET_MID_STREAM", Confidence.LIKELY), neutral)
                    .excluding("TLS_SNI_BLOCKED_RESET", "TLS_RESET", "TLS_CLOSED")
                    .build());
            return;
        }
        sink.report(with(HandshakeRule.about(way, tls, "TLS_RESET", Confidence.LIKELY), neutral)
                .excluding(
                        neutral.isPresent()
                                ? new String[] {"TLS_SNI_BLOCKED_RESET", "TLS_CLOSED"}
                                : new String[] {"TLS_CLOSED"})
                .build());
    }

    static void silent(Way way, TlsHandshake tls, FindingSink sink) {
        var refusable = ask(way, Contrasts.refusableHello(way.target(), tls.address()), sink);
        var neutral = ask(way, Contrasts.neutralRefusableHello(way.target(), tls.address()), sink);
        var again = ask(way, Contrasts.sameHello(way.target(), tls.address()), sink);
        if (spokeTls(again)) {
            // the same message is answered now: what was slow was this machine or a moment, not a box on the way
            sink.report(with(HandshakeRule.about(way, tls, "TLS_HANDSHAKE_TIMEOUT", Confidence.POSSIBLE), again)
                    .severity(Severity.DEGRADED)
                    .excluding("PATH_MTU_BLACKHOLE", "TLS_SNI_BLOCKED_DROP")
                    .build());
        } else if (spokeTls(refusable)) {
            sink.report(with(HandshakeRule.about(way, tls, "PATH_MTU_BLACKHOLE", Confidence.CONFIRMED), refusable)
                    .excluding("TLS_SNI_BLOCKED_DROP", "TLS_HANDSHAKE_TIMEOUT")
                    .build());
        } else if (spokeTls(neutral)) {
            sink.report(with(HandshakeRule.about(way, tls, "TLS_SNI_BLOCKED_DROP", Confidence.CONFIRMED), neutral)
                    .excluding("PATH_MTU_BLACKHOLE", "TLS_HANDSHAKE_TIMEOUT")
                    .build());
        } else {
            var finding = with(HandshakeRule.about(way, tls, "TLS_HANDSHAKE_TIMEOUT", Confidence.LIKELY), neutral);
            sink.report((refusable.isPresent() && neutral.isPresent()
                            ? finding.excluding("PATH_MTU_BLACKHOLE", "TLS_SNI_BLOCKED_DROP")
                            : finding)
                    .build());
        }
    }

    private static Optional<Observation> ask(Way way, io.azreach.spi.FollowUp contrast, FindingSink sink) {
        sink.ask(contrast);
        return way.evidence().answerTo(contrast);
    }

    private static FindingBuilder with(FindingBuilder finding, Optional<Observation> contrast) {
        contrast.ifPresent(o -> finding.because(o.ref()));
        return finding;
    }

    /** Every first message of a contrast was answered by a reset. */
    private static boolean wasReset(Optional<Observation> contrast) {
        return contrast.isPresent()
                && contrast.get().evidence().stream().anyMatch(e -> e instanceof HelloAnswer)
                && contrast.get().evidence().stream()
                        .filter(e -> e instanceof HelloAnswer)
                        .map(e -> ((HelloAnswer) e).failure())
                        .allMatch(f -> f != null && f.kind() == FailureKind.RESET);
    }

    private static boolean spokeTls(Optional<Observation> contrast) {
        return contrast.isPresent()
                && contrast.get().evidence().stream().anyMatch(e -> e instanceof HelloAnswer a && a.isTls());
    }
}
