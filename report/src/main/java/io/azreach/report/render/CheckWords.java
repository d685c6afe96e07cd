package io.azreach.report.render;

import io.azreach.report.checklist.Check;
import io.azreach.report.checklist.CheckStatus;
import io.azreach.report.text.Spans;
import io.azreach.report.text.Texts;
import java.util.HashMap;
import java.util.Map;

/** Checks in words. */
final class CheckWords {
    private final Texts texts;
    private final Map<String, String> titles = new HashMap<>();

    CheckWords(RunReport report, Texts texts) {
        this.texts = texts;
        report.result()
                .findings()
                .forEach(f -> titles.put(f.ref(), texts.of(f.finding()).title()));
    }

    String of(CheckStatus status) {
        return texts.line("status." + status.word());
    }

    /** What was asked. */
    String title(Check check) {
        var step = check.question().step();
        if (step == null) {
            var key = "check." + check.question().id();
            return texts.has(key) ? texts.line(key) : check.question().id();
        }
        var skippedWhole = check.target() == null;
        return skippedWhole ? subject(check) : texts.line("step." + step.word(), Map.of("service", subject(check)));
    }

    /** What was asked of several services. */
    String stepOfMany(Check one, int count) {
        var step = one.question().step();
        var word = step == null ? "" : step.word();
        return texts.line("step." + word + ".many", Map.of("count", Integer.toString(count)));
    }

    /** Whether an option of the run would have named what to look at. */
    boolean isUnasked(Check check) {
        var reason = check.reason();
        return reason != null && reason.key().equals("reason.option");
    }

    /** The options that would have named what to look at. */
    String missingOptions(Check check) {
        var reason = check.reason();
        return reason == null ? "" : reason.values().getOrDefault("options", "");
    }

    /** What it was asked about. */
    String subject(Check check) {
        if (check.question().step() == null) {
            return title(check);
        }
        var target = check.target();
        var service = target == null ? check.question().service() : target.service();
        var key = "service." + service;
        if (target != null && (service.equals("generic") || !texts.has(key))) {
            return target.id();
        }
        return texts.has(key) ? texts.line(key) : service;
    }

    /** Where, and what was seen. */
    String detail(Check check) {
        var target = check.target();
        var reason = check.reason();
        if (reason != null) {
            return target == null || target.isMachine() ? reason(check) : target.host() + ", " + reason(check);
        }
        if (target == null || target.isMachine()) {
            return check.findings().stream().map(titles::get).findFirst().orElse("");
        }
        var took = check.took();
        boolean passed = check.status() == CheckStatus.OK || check.status() == CheckStatus.WARN;
        return passed && took != null ? target.host() + ", " + Spans.compact(took) + " ms" : target.host();
    }

    String reason(Check check) {
        var reason = check.reason();
        return reason == null ? "" : texts.line(reason.key(), reason.values());
    }
}
