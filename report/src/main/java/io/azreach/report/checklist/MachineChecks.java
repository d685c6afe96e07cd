package io.azreach.report.checklist;

import io.azreach.model.Outcome;
import io.azreach.model.RunResult;
import io.azreach.model.Target;
import io.azreach.report.scenario.Globs;
import io.azreach.report.scenario.ScenarioCheck;
import java.util.Map;

/** Answers the questions about the machine itself. */
record MachineChecks(RunResult result, Findings findings, Map<Class<?>, String> evidenceNames, Unanswered unanswered) {
    Check answer(ScenarioCheck check) {
        var matching = findings.matching(check.failsOn());
        var failing = matching.blockers();
        if (!failing.roots().none()) {
            return decided(check, Target.MACHINE, CheckStatus.FAIL, failing.roots());
        }
        if (!failing.none()) {
            return new Check(
                    check,
                    Target.MACHINE,
                    CheckStatus.SKIP,
                    null,
                    failing.refs(),
                    Reason.of("reason.because", "ref", failing.firstRoot()));
        }
        if (!matching.warnings().none()) {
            return decided(check, Target.MACHINE, CheckStatus.WARN, matching.warnings());
        }
        if (measured(check)) {
            return Check.of(check, Target.MACHINE, CheckStatus.OK, null);
        }
        return unmeasured(check);
    }

    private static Check decided(ScenarioCheck check, Target target, CheckStatus status, Findings by) {
        return new Check(check, target, status, null, by.refs(), null);
    }

    private boolean measured(ScenarioCheck check) {
        return result.observations().stream()
                .filter(o -> check.probes().isEmpty()
                        || Globs.matchesAny(check.probes(), o.probe().value()))
                .anyMatch(o -> check.evidence().isEmpty()
                        ? o.outcome() instanceof Outcome.Completed
                        : o.evidence().stream()
                                .map(e -> evidenceNames.getOrDefault(e.getClass(), ""))
                                .anyMatch(check.evidence()::contains));
    }

    private Check unmeasured(ScenarioCheck check) {
        var why = result.observations().stream()
                .filter(o -> !check.probes().isEmpty()
                        && Globs.matchesAny(check.probes(), o.probe().value()))
                .map(o -> o.outcome() instanceof Outcome.NotApplicable not ? not.reason() : "")
                .filter(reason -> !reason.isEmpty())
                .findFirst();
        if (why.isPresent()) {
            return Check.of(
                    check, Target.MACHINE, CheckStatus.SKIP, Reason.of("reason.not-applicable", "why", why.get()));
        }
        return unanswered.open(check, Target.MACHINE);
    }
}
