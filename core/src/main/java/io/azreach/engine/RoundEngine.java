package io.azreach.engine;

import com.google.inject.Inject;
import com.google.inject.Provider;
import io.azreach.diagnose.Ranking;
import io.azreach.host.Host;
import io.azreach.model.Fault;
import io.azreach.model.HostInfo;
import io.azreach.model.Observation;
import io.azreach.model.ObservationId;
import io.azreach.model.Outcome;
import io.azreach.model.RankedFinding;
import io.azreach.model.RunResult;
import io.azreach.model.Target;
import io.azreach.net.Network;
import io.azreach.spi.Applicability;
import io.azreach.spi.FollowUp;
import io.azreach.spi.Probe;
import io.azreach.spi.ProbeInfo.Stage;
import io.azreach.spi.Settings;
import io.azreach.time.Cancellation;
import io.azreach.time.Deadline;
import io.azreach.time.NanoClock;
import io.azreach.time.Stopwatch;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The engine: a survey of the machine, then everything that was planned, then at most three rounds of what the rules ask for,
 * all inside one deadline.
 */
final class RoundEngine implements DiagnosticEngine {
    private static final int MOST_FOLLOW_UP_ROUNDS = 3;
    /** Kept back from the run's time for stopping the last probes and concluding. */
    private static final Duration RESERVE = Duration.ofMillis(600);

    private final PluginCatalog catalog;
    /** Only a run needs the machine and the network; a diagnosis of recorded evidence must do without. */
    private final Provider<Host> host;

    private final Provider<Network> network;
    private final Clock clock;
    private final NanoClock nano;

    @Inject
    RoundEngine(PluginCatalog catalog, Provider<Host> host, Provider<Network> network, Clock clock, NanoClock nano) {
        this.catalog = catalog;
        this.host = host;
        this.network = network;
        this.clock = clock;
        this.nano = nano;
    }

    @Override
    public RunResult run(RunRequest request, RunListener listener, Cancellation cancellation) {
        return new Run(request, listener, cancellation).toEnd();
    }

    @Override
    public List<RankedFinding> diagnose(
            HostInfo recorded, Settings settings, List<Target> targets, List<Observation> observations) {
        var said = new RuleRunner(catalog).conclude(new Snapshot(recorded, settings, targets, observations));
        return Ranking.of(said.findings(), catalog.findingTypes());
    }

    /** One run; used by one thread. */
    private final class Run {
        private final RunRequest request;
        private final RunListener listener;
        private final Cancellation cancellation;
        private final Stopwatch watch = Stopwatch.start(nano);
        private final java.time.Instant startedAt = clock.instant();
        private final Deadline deadline;
        private final Host machine = host.get();
        private final HostInfo info = machine.info();
        private final List<Target> targets = new ArrayList<>(List.of(Target.MACHINE));
        private final List<Observation> observations = new ArrayList<>();
        private final Set<Fault> faults = new java.util.LinkedHashSet<>(catalog.faults());
        private final RuleRunner rules = new RuleRunner(catalog);
        private int lastRef;
        private int started;

        Run(RunRequest request, RunListener listener, Cancellation cancellation) {
            this.request = request;
            this.listener = listener;
            this.cancellation = cancellation;
            var forProbes = request.timeout().minus(RESERVE);
            this.deadline = Deadline.after(forProbes.isNegative() ? request.timeout() : forProbes, nano);
        }

        RunResult toEnd() {
            RuleRunner.Conclusions said;
            var around = new ProbeRun.Surroundings(network.get(), machine, request.settings(), clock, nano);
            try (var runner = new ProbeRunner(around, new GuardedListener(listener), cancellation)) {
                perform(runner, planned(Stage.SURVEY, targets));
                plan();
                var asked = planned(Stage.SURVEY, targets.subList(1, targets.size()));
                if (!asked.isEmpty()) {
                    perform(runner, asked);
                    dropIdle(asked);
                    plan();
                }
                perform(runner, planned(Stage.MEASURE, targets));
                said = rules.conclude(snapshot());
                for (int round = 0; round < MOST_FOLLOW_UP_ROUNDS; round++) {
                    var more = followUps(said.followUps());
                    if (more.isEmpty() || cancellation.isRequested() || deadline.isReached()) {
                        break;
                    }
                    perform(runner, more);
                    said = rules.conclude(snapshot());
                }
                faults.addAll(runner.faults());
            }
            faults.addAll(said.faults());
            var complete = !cancellation.isRequested() && observations.size() == started && !anyCutOff();
            return new RunResult(
                    startedAt,
                    watch.elapsed(),
                    complete,
                    info,
                    snapshot().targets(),
                    snapshot().observations(),
                    Ranking.of(said.findings(), catalog.findingTypes()),
                    List.copyOf(faults));
        }

        private boolean anyCutOff() {
            return deadline.isReached()
                    && observations.stream()
                            .anyMatch(o -> o.outcome() instanceof Outcome.DeadlineReached
                                    || o.outcome() instanceof Outcome.Cancelled);
        }

        private Snapshot snapshot() {
            return new Snapshot(info, request.settings(), targets, observations);
        }

        private void perform(ProbeRunner runner, List<Step> steps) {
            started += steps.size();
            observations.addAll(runner.run(steps, deadline));
        }

        /** A survey of targets that had nothing to look at is not worth a line in the report. */
        private void dropIdle(List<Step> steps) {
            var refs = steps.stream().map(Step::ref).collect(Collectors.toSet());
            int before = observations.size();
            observations.removeIf(
                    o -> refs.contains(o.ref()) && o.evidence().isEmpty() && o.outcome() instanceof Outcome.Completed);
            started -= before - observations.size();
        }

        private void plan() {
            try {
                var planned = request.planner().plan(snapshot());
                targets.subList(1, targets.size()).clear();
                targets.addAll(planned);
            } catch (RuntimeException broken) {
                faults.add(new Fault("engine", "planning failed: " + broken));
            }
        }

        private List<Step> planned(Stage stage, Collection<Target> on) {
            return on.stream()
                    .sorted()
                    .distinct()
                    .flatMap(target -> probes(stage).flatMap(probe -> Stream.ofNullable(step(probe, target))))
                    .toList();
        }

        private Stream<Probe> probes(Stage stage) {
            return catalog.probes().stream()
                    .filter(p -> p.info().stage() == stage)
                    .filter(p -> request.probes().test(p.info().id()));
        }

        private @Nullable Step step(Probe probe, Target target) {
            try {
                var applicable = probe.applicableTo(target, info);
                if (applicable instanceof Applicability.Applies) {
                    return new Step(nextRef(), probe, target);
                }
                if (applicable instanceof Applicability.Not not) {
                    started++;
                    observations.add(new Observation(
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

        private List<Step> followUps(Set<FollowUp> asked) {
            var soFar = snapshot();
            var byId = catalog.probes().stream()
                    .collect(Collectors.toMap(p -> p.info().id(), p -> p));
            var steps = new ArrayList<Step>();
            for (var one : asked) {
                var probe = byId.get(one.probe());
                if (probe == null) {
                    faults.add(new Fault("engine", "a rule asked for the unknown probe '" + one.probe() + "'"));
                } else if (soFar.answerTo(one).isEmpty() && request.probes().test(one.probe())) {
                    var step = step(probe, one.target());
                    if (step != null) {
                        steps.add(step);
                    }
                }
            }
            return steps;
        }

        private ObservationId nextRef() {
            return ObservationId.of("O" + ++lastRef);
        }
    }
}
