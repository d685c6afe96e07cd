package io.azreach.azure.support;

import io.azreach.model.Evidence;
import io.azreach.model.Finding;
import io.azreach.model.HostInfo;
import io.azreach.model.HostPort;
import io.azreach.model.Observation;
import io.azreach.model.ObservationId;
import io.azreach.model.Outcome;
import io.azreach.model.ProbeId;
import io.azreach.model.Target;
import io.azreach.spi.DiagnosisRule;
import io.azreach.spi.EvidenceView;
import io.azreach.spi.FindingSink;
import io.azreach.spi.FollowUp;
import io.azreach.spi.Recorded;
import io.azreach.spi.Settings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The evidence of an imagined run, written down step by step. */
public final class Scene implements EvidenceView {
    private final List<Observation> observations = new ArrayList<>();

    /** A probe's run on a service's endpoint. */
    public Scene endpoint(String service, String host, Evidence... evidence) {
        var base = Target.of("https", new HostPort(host, 443));
        return seen(new Target(base.scheme(), base.host(), 443, "/", service, base.hints(), base.route()), evidence);
    }

    public Scene seen(Target target, Evidence... evidence) {
        observations.add(new Observation(
                new ObservationId("O" + (observations.size() + 1)),
                ProbeId.of("core.endpoint"),
                target,
                Instant.EPOCH,
                Duration.ZERO,
                new Outcome.Completed(),
                List.of(evidence)));
        return this;
    }

    /** What the rules say about it. */
    public List<Finding> findings(List<DiagnosisRule> rules) {
        var findings = new ArrayList<Finding>();
        var sink = new FindingSink() {
            @Override
            public void report(Finding finding) {
                findings.add(finding);
            }

            @Override
            public void ask(FollowUp followUp) {
                throw new AssertionError("no rule of this plugin asks for more, but one asked for " + followUp);
            }
        };
        rules.forEach(rule -> rule.examine(this, sink));
        return findings;
    }

    @Override
    public HostInfo host() {
        return new HostInfo("vm01", HostInfo.Os.LINUX, "Debian GNU/Linux 12", List.of(), false);
    }

    @Override
    public Settings settings() {
        return Settings.NONE;
    }

    @Override
    public List<Target> targets() {
        return observations.stream()
                .map(Observation::target)
                .distinct()
                .sorted()
                .toList();
    }

    @Override
    public <E extends Evidence> List<Recorded<E>> all(Class<E> type) {
        var found = new ArrayList<Recorded<E>>();
        for (var observation : observations) {
            observation.evidence().stream()
                    .filter(type::isInstance)
                    .forEach(e -> found.add(new Recorded<>(type.cast(e), observation)));
        }
        return found;
    }

    @Override
    public <E extends Evidence> List<Recorded<E>> on(Target target, Class<E> type) {
        return all(type).stream().filter(r -> r.target().equals(target)).toList();
    }

    @Override
    public List<Observation> observations() {
        return List.copyOf(observations);
    }

    @Override
    public Optional<Observation> answerTo(FollowUp followUp) {
        return Optional.empty();
    }
}
