package io.azreach.diagnose;

import io.azreach.model.HostPort;
import io.azreach.model.evidence.DnsAnswer;
import io.azreach.model.evidence.MachineFacts;
import io.azreach.model.evidence.ResolverConfig;
import io.azreach.spi.EvidenceView;
import io.azreach.spi.FindingSink;
import java.util.Optional;

/** Azure's resolver, the same in every virtual network; it answers only from inside Azure, and knows what Azure knows. */
final class PlatformResolver {
    private static final HostPort ADDRESS = new HostPort("168.63.129.16", 53);

    private PlatformResolver() {}

    /** Its answer for a name; empty where it is no second opinion, or did not answer yet. */
    static Optional<DnsAnswer> asked(Way way, FindingSink sink) {
        if (!onAzure(way.evidence()) || configured(way.evidence())) {
            return Optional.empty();
        }
        var contrast = Contrasts.query(way.target().host(), way.target().service(), ADDRESS, Contrasts.Way.PLAIN);
        sink.ask(contrast);
        return way.evidence().answerTo(contrast).stream()
                .flatMap(o -> o.evidence().stream())
                .filter(DnsAnswer.class::isInstance)
                .map(DnsAnswer.class::cast)
                .filter(DnsAnswer::answered)
                .findFirst();
    }

    private static boolean onAzure(EvidenceView evidence) {
        return evidence.all(MachineFacts.class).stream()
                .anyMatch(f -> f.evidence().topic().equals("instance-metadata"));
    }

    private static boolean configured(EvidenceView evidence) {
        return evidence.all(ResolverConfig.class).stream()
                .anyMatch(c -> c.evidence().servers().contains(ADDRESS));
    }
}
