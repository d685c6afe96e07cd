package io.azreach.diagnose;

import io.azreach.model.HostPort;
import io.azreach.model.ObservationId;
import io.azreach.model.evidence.DnsAnswer;
import io.azreach.spi.FindingSink;
import java.util.Optional;
import java.util.Set;

/**
 * What a server says to the question that it failed, asked without EDNS (RFC 6891 section 7).
 *
 * @param helps it answers now as a name server should
 * @param because the answer, or the lack of one
 */
record WithoutEdns(boolean helps, ObservationId because) {
    private static final Set<String> PROPER = Set.of("NOERROR", "NXDOMAIN");

    /** Empty while that is not known. */
    static Optional<WithoutEdns> asked(Way way, HostPort server, FindingSink sink) {
        var contrast = Contrasts.query(way.target().host(), way.target().service(), server, Contrasts.Way.NO_EDNS);
        sink.ask(contrast);
        return way.evidence()
                .answerTo(contrast)
                .map(o -> new WithoutEdns(o.evidence().stream().anyMatch(WithoutEdns::proper), o.ref()));
    }

    static boolean proper(Object evidence) {
        return evidence instanceof DnsAnswer a && a.rcode() != null && PROPER.contains(a.rcode());
    }
}
