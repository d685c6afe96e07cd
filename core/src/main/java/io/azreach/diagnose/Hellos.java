package io.azreach.diagnose;

import io.azreach.model.FailureKind;
import io.azreach.model.FindingBuilder;
import io.azreach.model.Observation;
import io.azreach.model.evidence.HelloAnswer;
import io.azreach.model.evidence.TlsHandshake;
import io.azreach.spi.FindingSink;
import io.azreach.spi.FollowUp;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/** Other first messages to the address of a handshake, each differing from an ordinary one in one respect. */
record Hellos(Way way, InetAddress address, FindingSink sink) {
    static Hellos after(TlsHandshake tls, Way way, FindingSink sink) {
        return new Hellos(way, tls.address(), sink);
    }

    /** The ordinary one, short and by hand. */
    Said same() {
        return ask(Contrasts.sameHello(way.target(), address));
    }

    Said neutral() {
        return ask(Contrasts.neutralHello(way.target(), address));
    }

    Said refusable() {
        return ask(Contrasts.refusableHello(way.target(), address));
    }

    Said neutralRefusable() {
        return ask(Contrasts.neutralRefusableHello(way.target(), address));
    }

    Said large() {
        return ask(Contrasts.largeHello(way.target(), address));
    }

    Said largeInPieces() {
        return ask(Contrasts.largeHelloInPieces(way.target(), address));
    }

    private Said ask(FollowUp contrast) {
        sink.ask(contrast);
        return new Said(way.evidence().answerTo(contrast));
    }

    /** What one of them was answered. */
    record Said(Optional<Observation> seen) {
        /** Whether it was sent at all; without a connection nothing is known. */
        boolean known() {
            return !answers().isEmpty();
        }

        boolean tls() {
            return answers().stream().anyMatch(HelloAnswer::isTls);
        }

        /** Every message that was sent ended like this. */
        boolean allEnded(FailureKind kind) {
            return known()
                    && answers().stream()
                            .allMatch(a -> a.failure() != null && a.failure().kind() == kind);
        }

        int bytes() {
            return answers().stream().mapToInt(HelloAnswer::bytes).max().orElse(0);
        }

        List<HelloAnswer> answers() {
            return seen.stream()
                    .flatMap(o -> o.evidence().stream())
                    .filter(e -> e instanceof HelloAnswer)
                    .map(e -> (HelloAnswer) e)
                    .toList();
        }

        FindingBuilder into(FindingBuilder finding) {
            seen.ifPresent(o -> finding.because(o.ref()));
            return finding;
        }
    }
}
