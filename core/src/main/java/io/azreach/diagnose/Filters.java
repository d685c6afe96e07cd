package io.azreach.diagnose;

import io.azreach.model.Confidence;
import io.azreach.model.FailureKind;
import io.azreach.model.FindingBuilder;
import io.azreach.model.Severity;
import io.azreach.model.evidence.TlsHandshake;
import io.azreach.spi.FindingSink;
import java.util.Locale;

/** A handshake that was cut off or swallowed: a filter on the name, a path that loses large packets, or the server itself. */
final class Filters {
    /** What a full packet of a usual link holds: who received that much in order has received large packets. */
    private static final int FULL_PACKET = 1460;

    private Filters() {}

    /** @param how by a reset, or by an orderly end */
    static void cut(Way way, TlsHandshake tls, FailureKind how, FindingSink sink) {
        var hellos = Hellos.after(tls, way, sink);
        var same = hellos.same();
        var neutral = hellos.neutral();
        var refusable = hellos.refusable();
        var usual = how == FailureKind.RESET ? "TLS_RESET" : "TLS_CLOSED";
        var other = how == FailureKind.RESET ? "TLS_CLOSED" : "TLS_RESET";
        if (same.tls()) {
            sink.report(LargeHello.judge(hellos)
                    .orElseGet(() -> same.into(passing(way, tls, usual)).excluding("TLS_SNI_BLOCKED_RESET", other))
                    .build());
        } else if (neutral.tls()) {
            sink.report(neutral.into(HandshakeRule.about(way, tls, "TLS_SNI_BLOCKED_RESET", Confidence.CONFIRMED))
                    .arg("detail", how.name().toLowerCase(Locale.ROOT))
                    .excluding(usual, "TCP_RESET_AFTER_CONNECT")
                    .build());
        } else if (how == FailureKind.RESET && neutral.allEnded(how) && refusable.allEnded(how)) {
            // neither the name nor what is offered matters: whatever is sent ends the connection
            sink.report(neutral.into(HandshakeRule.about(way, tls, "TCP_RESET_MID_STREAM", Confidence.LIKELY))
                    .excluding("TLS_SNI_BLOCKED_RESET", "TLS_RESET", "TLS_CLOSED")
                    .build());
        } else {
            var finding = neutral.into(HandshakeRule.about(way, tls, usual, Confidence.LIKELY))
                    .excluding(other, "TLS_HANDSHAKE_TIMEOUT");
            sink.report((neutral.known() ? finding.excluding("TLS_SNI_BLOCKED_RESET") : finding).build());
        }
    }

    static void silent(Way way, TlsHandshake tls, FindingSink sink) {
        var hellos = Hellos.after(tls, way, sink);
        var same = hellos.same();
        var refusable = hellos.refusable();
        var neutral = hellos.neutralRefusable();
        boolean begun = tls.received() > 0 || same.bytes() > 0;
        if (same.tls() && same.bytes() > tls.received() + (tls.received() > 0 ? FULL_PACKET : 0)) {
            // the short message is answered, and farther than the handshake came
            sink.report(LargeHello.judge(hellos)
                    .orElseGet(() -> same.into(passing(way, tls, "TLS_HANDSHAKE_TIMEOUT"))
                            .excluding("PATH_MTU_BLACKHOLE", "TLS_SNI_BLOCKED_DROP", "TLS_LARGE_HELLO_INTOLERANT"))
                    .build());
        } else if (begun && Math.max(tls.received(), same.bytes()) > FULL_PACKET) {
            sink.report(same.into(stuck(way, tls))
                    .excluding("PATH_MTU_BLACKHOLE", "TLS_SNI_BLOCKED_DROP")
                    .build());
        } else if (refusable.tls()) {
            sink.report(refusable
                    .into(HandshakeRule.about(
                            way, tls, "PATH_MTU_BLACKHOLE", begun ? Confidence.LIKELY : Confidence.CONFIRMED))
                    .arg("bytes", tls.received())
                    .excluding(
                            begun
                                    ? new String[] {"TLS_SNI_BLOCKED_DROP"}
                                    : new String[] {"TLS_SNI_BLOCKED_DROP", "TLS_HANDSHAKE_TIMEOUT"})
                    .build());
        } else if (neutral.tls()) {
            sink.report(neutral.into(HandshakeRule.about(way, tls, "TLS_SNI_BLOCKED_DROP", Confidence.CONFIRMED))
                    .excluding("PATH_MTU_BLACKHOLE", "TLS_HANDSHAKE_TIMEOUT")
                    .build());
        } else {
            var finding = neutral.into(stuck(way, tls));
            sink.report((refusable.seen().isPresent() && neutral.seen().isPresent()
                            ? finding.excluding("PATH_MTU_BLACKHOLE", "TLS_SNI_BLOCKED_DROP")
                            : finding)
                    .build());
        }
    }

    private static FindingBuilder stuck(Way way, TlsHandshake tls) {
        return HandshakeRule.about(way, tls, "TLS_HANDSHAKE_TIMEOUT", Confidence.LIKELY)
                .arg("bytes", tls.received());
    }

    /** Sent once more the message is answered: what went wrong was a moment, or this machine, and no rule on the way. */
    private static FindingBuilder passing(Way way, TlsHandshake tls, String id) {
        return HandshakeRule.about(way, tls, id, Confidence.POSSIBLE).severity(Severity.DEGRADED);
    }
}
