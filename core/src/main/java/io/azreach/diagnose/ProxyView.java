package io.azreach.diagnose;

import io.azreach.model.HostPort;
import io.azreach.model.Route;
import io.azreach.model.Target;
import io.azreach.model.evidence.ProxySetting;
import io.azreach.spi.EvidenceView;
import io.azreach.spi.Recorded;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The proxy settings of the machine and the actor of the run. */
record ProxyView(EvidenceView evidence) {
    static final String AGENT = "mobility-agent";

    String actor() {
        return evidence.settings().value("actor").orElse("shell");
    }

    /** Whether an option of the run, and no setting of the machine, decides about the way. */
    boolean overruled() {
        return evidence.settings().value("proxy").isPresent()
                || evidence.settings().value("pac").isPresent();
    }

    List<Recorded<ProxySetting>> recorded() {
        return evidence.all(ProxySetting.class);
    }

    List<ProxySetting> settings() {
        return recorded().stream().map(Recorded::evidence).toList();
    }

    /** Everybody who obeys some setting. */
    SortedSet<String> actors() {
        return settings().stream().flatMap(s -> s.readers().stream()).collect(Collectors.toCollection(TreeSet::new));
    }

    ProxyChoice.Decision decision(Target target, String actor) {
        return ProxyChoice.decide(target, actor, settings());
    }

    /** What the actor of the run would do with a request of one scheme to a name or address. */
    ProxyChoice.Decision decision(String scheme, HostPort where) {
        return decision(
                new Target(scheme, where.host(), where.port(), "/", "generic", Map.of(), Route.DIRECT), actor());
    }

    static String place(ProxySetting setting) {
        return setting.source() + " " + setting.key();
    }
}
