package io.azreach.diagnose;

import io.azreach.model.HostPort;
import io.azreach.model.ObservationId;
import io.azreach.model.evidence.DnsAnswer;
import io.azreach.spi.FindingSink;
import java.util.Optional;

/**
 * What a server says to the question that it failed, asked without validation of signatures (RFC 4035 section 3.2.2).
 *
 * @param helps it gives an address now
 * @param because the answer, or the lack of one
 */
record Unchecked(boolean helps, ObservationId because) {
    /** Empty while that is not known. */
    static Optional<Unchecked> asked(Way way, HostPort server, FindingSink sink) {
        var contrast = Contrasts.query(way.target().host(), way.target().service(), server, Contrasts.Way.UNCHECKED);
        sink.ask(contrast);
        return way.evidence()
                .answerTo(contrast)
                .map(o -> new Unchecked(
                        o.evidence().stream()
                                .anyMatch(e -> e instanceof DnsAnswer a
                                        && !a.addresses().isEmpty()),
                        o.ref()));
    }
}
