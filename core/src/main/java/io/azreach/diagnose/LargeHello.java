package io.azreach.diagnose;

import io.azreach.model.Confidence;
import io.azreach.model.FailureKind;
import io.azreach.model.Finding;
import io.azreach.model.FindingBuilder;
import io.azreach.model.evidence.HelloAnswer;
import java.util.Optional;

/**
 * The contrast of size: a first message that is answered when it is short and not when it is long. Where the long one is answered
 * in small packets, the path loses large packets; where it is not, something on the way cannot take such a message.
 */
final class LargeHello {
    private LargeHello() {}

    /** Asked only where the short message is answered; empty when size makes no difference, and while that is not known. */
    static Optional<FindingBuilder> judge(Hellos hellos) {
        var large = hellos.large();
        var pieces = hellos.largeInPieces();
        if (!large.known() || large.tls()) {
            return Optional.empty();
        }
        boolean packets = large.allEnded(FailureKind.TIMEOUT) && pieces.tls();
        var finding = Finding.of(
                NetworkFindings.type(packets ? "PATH_MTU_BLACKHOLE" : "TLS_LARGE_HELLO_INTOLERANT"),
                pieces.known() ? Confidence.CONFIRMED : Confidence.LIKELY);
        var sent = large.answers().get(0);
        hellos.way()
                .into(finding)
                .arg("address", hellos.address().getHostAddress())
                .arg("ms", sent.took().toMillis())
                .arg("size", sent.sent())
                .excluding("TLS_SNI_BLOCKED_DROP", "TLS_SNI_BLOCKED_RESET", "TLS_HANDSHAKE_TIMEOUT")
                .excluding(packets ? "TLS_LARGE_HELLO_INTOLERANT" : "PATH_MTU_BLACKHOLE");
        ending(sent).ifPresent(detail -> finding.arg("detail", detail));
        return Optional.of(pieces.into(large.into(hellos.same().into(finding))));
    }

    private static Optional<String> ending(HelloAnswer answer) {
        return Optional.ofNullable(answer.failure()).map(Object::toString);
    }
}
