package io.azreach.report.checklist;

import io.azreach.model.RunResult;
import io.azreach.model.Severity;
import io.azreach.spi.Settings;
import java.util.List;
import java.util.Locale;

/** Says what a run comes to: findings against the threshold first, then what is missing, then what is worth a warning. */
record Judgement(RunResult result, Settings settings, Findings findings) {
    Verdict on(List<Check> checks) {
        var roots = findings.serious().roots().refs();
        if (reachesThreshold()) {
            return new Verdict(Verdict.Status.FAIL, 1, roots);
        }
        if (!result.complete()
                || !findings.unmeasured().none()
                || checks.stream().anyMatch(this::leavesOpen)) {
            return new Verdict(Verdict.Status.INCONCLUSIVE, 3, roots);
        }
        boolean warned = !findings.warnings().none() || !findings.blockers().none();
        return new Verdict(warned ? Verdict.Status.WARN : Verdict.Status.OK, 0, roots);
    }

    private boolean reachesThreshold() {
        var threshold = settings.value("fail-on")
                .map(word -> Severity.valueOf(word.toUpperCase(Locale.ROOT)))
                .orElse(Severity.BLOCKER);
        return findings.all().stream().anyMatch(f -> f.finding().severity().compareTo(threshold) <= 0);
    }

    /** A required answer is missing, or it failed and no finding says that it must. */
    private boolean leavesOpen(Check check) {
        boolean unexplained = check.status() == CheckStatus.FAIL
                && findings.blockers().refs().stream().noneMatch(check.findings()::contains);
        return check.required() && (check.status() == CheckStatus.UNKNOWN || unexplained);
    }
}
