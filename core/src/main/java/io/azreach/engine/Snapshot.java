package io.azreach.engine;

import io.azreach.model.Evidence;
import io.azreach.model.HostInfo;
import io.azreach.model.Observation;
import io.azreach.model.Target;
import io.azreach.spi.EvidenceView;
import io.azreach.spi.FollowUp;
import io.azreach.spi.Recorded;
import io.azreach.spi.Settings;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The evidence of a run at one moment, indexed by type and target. */
final class Snapshot implements EvidenceView {
    static final Comparator<Observation> ORDER = Comparator.comparing(Observation::target)
            .thenComparing(Observation::probe)
            .thenComparing(o -> number(o.ref().value()));

    private final HostInfo host;
    private final Settings settings;
    private final List<Target> targets;
    private final List<Observation> observations;
    private final Map<Class<?>, List<Recorded<?>>> byType = new HashMap<>();
    private final Map<FollowUp, Observation> byAsker = new HashMap<>();

    Snapshot(HostInfo host, Settings settings, List<Target> targets, List<Observation> observations) {
        this.host = host;
        this.settings = settings;
        this.targets = targets.stream().sorted().distinct().toList();
        this.observations = observations.stream().sorted(ORDER).toList();
        for (var observation : this.observations) {
            byAsker.put(new FollowUp(observation.probe(), observation.target()), observation);
            for (var evidence : observation.evidence()) {
                byType.computeIfAbsent(evidence.getClass(), t -> new ArrayList<>())
                        .add(new Recorded<>(evidence, observation));
            }
        }
    }

    private static int number(String reference) {
        return Integer.parseInt(reference.substring(1));
    }

    @Override
    public HostInfo host() {
        return host;
    }

    @Override
    public Settings settings() {
        return settings;
    }

    @Override
    public List<Target> targets() {
        return targets;
    }

    @Override
    public List<Observation> observations() {
        return observations;
    }

    @Override
    public <E extends Evidence> List<Recorded<E>> all(Class<E> type) {
        var found = new ArrayList<Recorded<E>>();
        for (var recorded : byType.getOrDefault(type, List.of())) {
            found.add(new Recorded<>(type.cast(recorded.evidence()), recorded.source()));
        }
        return found;
    }

    @Override
    public <E extends Evidence> List<Recorded<E>> on(Target target, Class<E> type) {
        return all(type).stream().filter(r -> r.target().equals(target)).toList();
    }

    @Override
    public Optional<Observation> answerTo(FollowUp followUp) {
        return Optional.ofNullable(byAsker.get(followUp));
    }
}
