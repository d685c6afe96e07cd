package io.azreach.engine;

import io.azreach.model.Fault;
import io.azreach.model.HostInfo;
import io.azreach.model.Observation;
import io.azreach.model.ObservationId;
import io.azreach.model.Outcome;
import io.azreach.model.ProbeId;
import io.azreach.model.Target;
import io.azreach.spi.Applicability;
import io.azreach.spi.EvidenceView;
import io.azreach.spi.FollowUp;
import io.azreach.spi.Probe;
import io.azreach.spi.ProbeInfo.Stage;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Numbers the steps of one run: which probe looks at which target; used by one thread. */
final class Steps {
    private final Map<ProbeId, Probe> probes;
    private final Predicate<ProbeId> wanted;
    private final HostInfo info;
    private final Clock clock;
    private final Collection<Fault> faults;
    private final List<Observation> ruledOut = new ArrayList<>();
    private int lastRef;

    Steps(Collection<Probe> probes, Predicate<ProbeId> wanted, HostInfo info, Clock clock, Collection<Fault> faults) {
        this.probes =
                probes.stream().collect(Collectors.toMap(p -> p.info().id(), p -> p, (a, b) -> a, LinkedHashMap::new));
        this.wanted = wanted;
        this.info = info;
        this.clock = clock;
        this.faults = faults;
    }

    List<Step> planned(Stage stage, Collection<Target> on) {
        return on.stream()
                .sorted()
                .distinct()
                .flatMap(target -> probes(stage).flatMap(probe -> Stream.ofNullable(step(probe, target))))
                .toList();
    }

    private Stream<Probe> probes(Stage stage) {
        return probes.values().stream()
                .filter(p -> p.info().stage() == stage)
                .filter(p -> wanted.test(p.info().id()));
    }

    private @Nullable Step step(Probe probe, Target target) {
        try {
            var applicable = probe.applicableTo(target, info);
            if (applicable instanceof Applicability.Applies) {
                return new Step(nextRef(), probe, target);
            }
            if (applicable instanceof Applicability.Not not) {
                ruledOut.add(new Observation(
                        nextRef(),
                        probe.info().id(),
                        target,
                        clock.instant(),
                        Duration.ZERO,
                        new Outcome.NotApplicable(not.reason()),
                        List.of()));
            }
        } catch (RuntimeException | LinkageError broken) {
            faults.add(new Fault(probe.info().id().value(), "applicableTo broke: " + broken));
        }
        return null;
    }

    List<Step> followUps(Set<FollowUp> asked, EvidenceView soFar) {
        var steps = new ArrayList<Step>();
        for (var one : asked) {
            var probe = probes.get(one.probe());
            if (probe == null) {
                faults.add(new Fault("engine", "a rule asked for the unknown probe '" + one.probe() + "'"));
            } else if (soFar.answerTo(one).isEmpty() && wanted.test(one.probe())) {
                var step = step(probe, one.target());
                if (step != null) {
                    steps.add(step);
                }
            }
        }
        return steps;
    }

    /** What probes said of targets they do not apply to, since the last call. */
    List<Observation> ruledOut() {
        var said = List.copyOf(ruledOut);
        ruledOut.clear();
        return said;
    }

    private ObservationId nextRef() {
        return ObservationId.of("O" + ++lastRef);
    }
}
