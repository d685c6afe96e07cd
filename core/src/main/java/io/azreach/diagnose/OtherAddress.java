package io.azreach.diagnose;

import io.azreach.model.Confidence;
import io.azreach.model.Observation;
import io.azreach.model.ObservationId;
import io.azreach.model.evidence.TcpConnect;
import io.azreach.model.evidence.TlsHandshake;
import io.azreach.model.evidence.TrustVerdict.Verdict;
import io.azreach.spi.FindingSink;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/**
 * The contrast that tells a wrong address from one of many good ones: the same endpoint at the address another source gives.
 * Balanced names have other addresses at every question, so a mere difference proves nothing.
 */
final class OtherAddress {
    private OtherAddress() {}

    /** How sure it is that the address is to blame; empty when the other one is no better. */
    static Optional<Confidence> better(Way way, InetAddress other, Confidence untried, FindingSink sink) {
        var contrast = Contrasts.endpointAt(way.target(), other);
        sink.ask(contrast);
        var tried = way.evidence().answerTo(contrast);
        if (tried.isEmpty()) {
            return Optional.of(untried);
        }
        return works(way, tried.get()) ? Optional.of(Confidence.CONFIRMED) : Optional.empty();
    }

    /** What came of trying the other address, when that does not lead to the service. */
    static Optional<ObservationId> worse(Way way, InetAddress other, FindingSink sink) {
        var contrast = Contrasts.endpointAt(way.target(), other);
        sink.ask(contrast);
        return way.evidence()
                .answerTo(contrast)
                .filter(tried -> !all(tried, TcpConnect.class).isEmpty() && !works(way, tried))
                .map(Observation::ref);
    }

    private static boolean works(Way way, Observation tried) {
        if (way.secure()) {
            return all(tried, TlsHandshake.class).stream().anyMatch(OtherAddress::genuine);
        }
        return all(tried, TcpConnect.class).stream().anyMatch(c -> c.failure() == null);
    }

    private static boolean genuine(TlsHandshake tls) {
        return Boolean.TRUE.equals(tls.nameMatches())
                && (tls.verdictOf("azure") == Verdict.TRUSTED || tls.verdictOf("os") == Verdict.TRUSTED);
    }

    private static <E> List<E> all(Observation tried, Class<E> type) {
        return tried.evidence().stream()
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }
}
