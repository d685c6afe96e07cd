package io.azreach.report.checklist;

import io.azreach.model.Failure;
import io.azreach.model.RunResult;
import io.azreach.model.Target;
import io.azreach.report.scenario.ScenarioCheck;
import io.azreach.spi.Settings;
import java.util.Locale;

/** What a question gets that was not answered: by the user's wish, or for want of time or a working probe. */
record Unanswered(RunResult result, Settings settings) {
    Check open(ScenarioCheck check, Target target) {
        boolean filtered =
                !settings.values("only").isEmpty() || !settings.values("skip").isEmpty();
        if (filtered) {
            return Check.of(check, target, CheckStatus.SKIP, Reason.of("reason.filtered"));
        }
        return Check.of(
                check,
                target,
                CheckStatus.UNKNOWN,
                Reason.of(result.complete() ? "reason.not-measured" : "reason.not-reached"));
    }

    static String words(Failure failure) {
        var kind = failure.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        var detail = failure.detail();
        // The text of an exception repeats the kind in other words.
        return detail == null || detail.contains("Exception") ? kind : kind + " (" + detail + ")";
    }
}
