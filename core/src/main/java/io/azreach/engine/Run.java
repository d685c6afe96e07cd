package io.azreach.engine;

import io.azreach.diagnose.Ranking;
import io.azreach.model.Fault;
import io.azreach.model.HostInfo;
import io.azreach.model.Observation;
import io.azreach.model.Outcome;
import io.azreach.model.RunResult;
import io.azreach.model.Target;
import io.azreach.spi.ProbeInfo.Stage;
import io.azreach.time.Cancellation;
import io.azreach.time.Deadline;
import io.azreach.time.Stopwatch;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** One run from its survey to its findings; used by one thread. */
final class Run {
    private static final int MOST_FOLLOW_UP_ROUNDS = 3;
    /** Kept back from the run's time for stopping the last probes and concluding. */
    private static final Duration RESERVE = Duration.ofMillis(600);

    private final PluginCatalog catalog;
    private final RunRequest request;
    private final ProbeRun.Surroundings around;
    private final Stopwatch watch;
    private final Instant startedAt;
    private final Deadline deadline;
    private final HostInfo info;
    private final RuleRunner rules;
    private final Steps steps;
    private final Set<Fault> faults;
    private final List<Target> targets = new ArrayList<>(List.of(Target.MACHINE));
    private final List<Observation> observations = new ArrayList<>();
    private int asked;

    Run(PluginCatalog catalog, RunRequest request, ProbeRun.Surroundings around) {
        this.catalog = catalog;
        this.request = request;
        this.around = around;
        this.watch = Stopwatch.start(around.nano());
        this.startedAt = around.clock().instant();
        var forProbes = request.timeout().minus(RESERVE);
        this.deadline = Deadline.after(forProbes.isNegative() ? request.timeout() : forProbes, around.nano());
        this.info = around.host().info();
        this.rules = new RuleRunner(catalog);
        this.faults = new LinkedHashSet<>(catalog.faults());
        this.steps = new Steps(catalog.probes(), request.probes(), info, around.clock(), faults);
    }

    RunResult toEnd(RunListener listener, Cancellation cancellation) {
        RuleRunner.Conclusions said;
        try (var runner = new ProbeRunner(around, new GuardedListener(listener), cancellation)) {
            survey(runner);
            perform(runner, steps.planned(Stage.MEASURE, targets));
            said = followUp(runner, cancellation);
            faults.addAll(runner.faults());
        }
        faults.addAll(said.faults());
        var last = snapshot();
        return new RunResult(
                startedAt,
                watch.elapsed(),
                isComplete(cancellation),
                info,
                last.targets(),
                last.observations(),
                Ranking.of(said.findings(), catalog.findingTypes()),
                List.copyOf(faults));
    }

    /** Looks at the machine, then at what is planned where a survey does so; the plan is made again with what that says. */
    private void survey(ProbeRunner runner) {
        perform(runner, steps.planned(Stage.SURVEY, targets));
        plan();
        var onTargets = steps.planned(Stage.SURVEY, targets.subList(1, targets.size()));
        if (!onTargets.isEmpty()) {
            perform(runner, onTargets);
            dropIdle(onTargets);
            plan();
        }
    }

    private RuleRunner.Conclusions followUp(ProbeRunner runner, Cancellation cancellation) {
        var said = rules.conclude(snapshot());
        for (int round = 0; round < MOST_FOLLOW_UP_ROUNDS; round++) {
            var more = steps.followUps(said.followUps(), snapshot());
            noteRuledOut();
            if (more.isEmpty() || cancellation.isRequested() || deadline.isReached()) {
                return said;
            }
            perform(runner, more);
            said = rules.conclude(snapshot());
        }
        return said;
    }

    private void perform(ProbeRunner runner, List<Step> these) {
        noteRuledOut();
        asked += these.size();
        observations.addAll(runner.run(these, deadline));
    }

    private void noteRuledOut() {
        var ruledOut = steps.ruledOut();
        asked += ruledOut.size();
        observations.addAll(ruledOut);
    }

    /** A survey of targets that had nothing to look at is not worth a line in the report. */
    private void dropIdle(List<Step> these) {
        var refs = these.stream().map(Step::ref).collect(Collectors.toSet());
        int before = observations.size();
        observations.removeIf(
                o -> refs.contains(o.ref()) && o.evidence().isEmpty() && o.outcome() instanceof Outcome.Completed);
        asked -= before - observations.size();
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

    private boolean isComplete(Cancellation cancellation) {
        boolean cutOff = deadline.isReached()
                && observations.stream()
                        .anyMatch(o -> o.outcome() instanceof Outcome.DeadlineReached
                                || o.outcome() instanceof Outcome.Cancelled);
        return !cancellation.isRequested() && observations.size() == asked && !cutOff;
    }

    private Snapshot snapshot() {
        return new Snapshot(info, request.settings(), targets, observations);
    }
}
