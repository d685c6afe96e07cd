package io.azreach.report.checklist;

import io.azreach.report.scenario.ScenarioCheck;
import io.azreach.report.scenario.Step;
import java.util.Collection;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Answers the questions about one step towards one endpoint. */
record EndpointChecks(Collection<TargetState> states, Needs needs, Unanswered unanswered) {
    Check answer(ScenarioCheck check, TargetState state, LayerState layer) {
        var at = state.at(layer.step());
        var target = state.target();
        return switch (layer.status()) {
            case FAIL -> {
                var by = at.blockers().none() ? at.warnings() : at.blockers();
                yield new Check(check, target, CheckStatus.FAIL, layer.took(), by.refs(), failure(layer, by));
            }
            case SKIP -> skipped(check, state, layer);
            case UNKNOWN -> unanswered.open(check, target);
            default -> {
                var warnings = at.warnings();
                var status = warnings.none() ? CheckStatus.OK : CheckStatus.WARN;
                yield new Check(check, target, status, layer.took(), warnings.refs(), null);
            }
        };
    }

    private static @Nullable Reason failure(LayerState layer, Findings by) {
        var failure = layer.failure();
        return by.none() && failure != null ? Reason.of("reason.failed", "failure", Unanswered.words(failure)) : null;
    }

    private Check skipped(ScenarioCheck check, TargetState state, LayerState layer) {
        if (state.excused()) {
            return Check.of(check, state.target(), CheckStatus.SKIP, absent(state));
        }
        var failed = state.failedAt();
        var tried = state.brokenOffAt();
        if (failed == null && tried != null) {
            return Check.of(check, state.target(), CheckStatus.SKIP, Reason.of("reason.after", "layer", word(tried)));
        }
        if (failed == null || layer.step().compareTo(failed) < 0) {
            return Check.of(check, state.target(), CheckStatus.SKIP, Reason.of("reason.not-needed"));
        }
        var by = state.at(failed);
        var why = by.none()
                ? Reason.of("reason.after", "layer", word(failed))
                : Reason.of("reason.because", "ref", by.firstRoot());
        return Check.of(check, state.target(), CheckStatus.SKIP, why);
    }

    private static String word(Step step) {
        return step.word().toUpperCase(Locale.ROOT);
    }

    private Reason absent(TargetState state) {
        var service = state.target().service();
        boolean elsewhere = states.stream()
                .noneMatch(
                        other -> other.target().service().equals(service) && other.status(true) == EndpointStatus.OK);
        boolean ofAzure = needs.of(service)
                .map(need -> need.conditions().contains("azure-vm"))
                .orElse(false);
        if (ofAzure && elsewhere) {
            return Reason.of("reason.absent-elsewhere");
        }
        return state.layers().stream()
                .map(LayerState::failure)
                .filter(Objects::nonNull)
                .findFirst()
                .map(failure -> Reason.of("reason.absent", "failure", Unanswered.words(failure)))
                .orElse(Reason.of("reason.not-measured"));
    }
}
