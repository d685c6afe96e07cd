package io.azreach.report.checklist;

import io.azreach.model.Target;
import io.azreach.report.scenario.ScenarioCheck;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A question of a scenario with its answer.
 *
 * @param question the question
 * @param target what was looked at; null when the option that names it was not given
 * @param status the answer
 * @param took how long the step took; null when that was not measured
 * @param findings names of the findings that decided, in order of repair
 * @param reason why it was not answered, or failed without a finding; null where the findings or the status say it all
 */
public record Check(
        ScenarioCheck question,
        @Nullable Target target,
        CheckStatus status,
        @Nullable Duration took,
        List<String> findings,
        @Nullable Reason reason) {
    public Check {
        findings = List.copyOf(findings);
    }

    static Check of(ScenarioCheck question, @Nullable Target target, CheckStatus status, @Nullable Reason reason) {
        return new Check(question, target, status, null, List.of(), reason);
    }

    /** Whether a missing answer leaves the run inconclusive. */
    public boolean required() {
        return question.required()
                && (target == null || !target.hint("need").orElse("").equals("optional"));
    }
}
