package io.azreach.report.checklist;

import io.azreach.model.Failure;
import io.azreach.model.Outcome;
import io.azreach.model.RunResult;
import io.azreach.model.Target;
import io.azreach.report.scenario.CheckGroup;
import io.azreach.report.scenario.Globs;
import io.azreach.report.scenario.Scenario;
import io.azreach.report.scenario.ScenarioCheck;
import io.azreach.report.scenario.ServiceNeed;
import io.azreach.spi.Settings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Answers a scenario's questions from a finished run. Pure: equal runs give equal answers, today and from a file. */
public final class ChecklistComposer {
    private final Scenario scenario;
    private final RunResult result;
    private final Settings settings;
    private final Map<Class<?>, String> evidenceNames;
    private final Findings findings;
    private final Map<Target, TargetState> states = new TreeMap<>();

    private ChecklistComposer(
            Scenario scenario, RunResult result, Settings settings, Map<Class<?>, String> evidenceNames) {
        this.scenario = scenario;
        this.result = result;
        this.settings = settings;
        this.evidenceNames = evidenceNames;
        this.findings = new Findings(result.findings());
        for (var target : result.targets()) {
            if (!target.isMachine()) {
                var layers = Layers.of(target, result.observations());
                states.put(target, new TargetState(target, layers, findings, scenario.failsOn(), needless(target)));
            }
        }
    }

    /**
     * Composes a checklist.
     *
     * @param evidenceNames names of evidence types by record
     */
    public static Checklist compose(
            Scenario scenario, RunResult result, Settings settings, Map<Class<?>, String> evidenceNames) {
        return new ChecklistComposer(scenario, result, settings, evidenceNames).checklist();
    }

    private Checklist checklist() {
        var groups = new ArrayList<CheckedGroup>();
        for (var group : scenario.groups()) {
            var checks = group.checks().stream().flatMap(check -> answers(check).stream());
            groups.add(new CheckedGroup(group, checks.toList()));
        }
        var answered = groups.stream().flatMap(g -> g.checks().stream()).toList();
        return new Checklist(groups, endpoints(), new Judgement(result, settings, findings).on(answered));
    }

    /** Looked at because it may tell something, not because anybody named it or cannot do without it. */
    private boolean needless(Target target) {
        return target.hint("need").orElse("").equals("optional")
                && need(target.service()).map(need -> need.options().isEmpty()).orElse(true);
    }

    private Optional<ServiceNeed> need(String service) {
        return scenario.services().stream()
                .filter(need -> need.service().equals(service))
                .findFirst();
    }

    private List<Check> answers(ScenarioCheck check) {
        var family = result.host().os().name().toLowerCase(Locale.ROOT);
        if (!check.os().isEmpty() && !check.os().contains(family)) {
            return List.of();
        }
        if (check.isMachine()) {
            return List.of(machine(check));
        }
        var looked = states.values().stream()
                .filter(state -> covers(check, state.target()))
                .toList();
        if (looked.isEmpty()) {
            return notPlanned(check);
        }
        var answers = new ArrayList<Check>();
        for (var state : looked) {
            for (var layer : state.layers()) {
                if (layer.step() == check.step()) {
                    answers.add(answer(check, state, layer));
                }
            }
        }
        return answers;
    }

    private boolean covers(ScenarioCheck check, Target target) {
        if (!check.service().equals("*")) {
            return check.service().equals(target.service());
        }
        var named = scenario.groups().stream()
                .map(CheckGroup::checks)
                .flatMap(List::stream)
                .map(ScenarioCheck::service)
                .collect(Collectors.toSet());
        return !named.contains(target.service());
    }

    /** One line for a service nobody could name, at its first step; nothing for one that this cloud does not have. */
    private List<Check> notPlanned(ScenarioCheck check) {
        var need = need(check.service());
        if (need.isEmpty() || !isFirst(check)) {
            return List.of();
        }
        if (states.isEmpty() && !result.complete()) {
            return List.of(Check.of(check, null, CheckStatus.UNKNOWN, Reason.of("reason.not-reached")));
        }
        return optionMissing(need.get())
                .map(reason -> List.of(Check.of(check, null, CheckStatus.SKIP, reason)))
                .orElse(List.of());
    }

    private boolean isFirst(ScenarioCheck check) {
        return scenario.groups().stream()
                .flatMap(group -> group.checks().stream())
                .filter(other -> other.service().equals(check.service()))
                .findFirst()
                .map(check::equals)
                .orElse(false);
    }

    private Optional<Reason> optionMissing(ServiceNeed need) {
        if (need.options().isEmpty()) {
            return Optional.empty();
        }
        boolean given =
                need.options().stream().anyMatch(option -> settings.values().containsKey(option));
        var options = need.options().stream().map(o -> "--" + o).collect(Collectors.joining(" / "));
        return Optional.of(given ? Reason.of("reason.no-host") : Reason.of("reason.option", "options", options));
    }

    private Check machine(ScenarioCheck check) {
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
        return open(check, Target.MACHINE);
    }

    /** No answer: by the user's wish, or for want of time or a working probe. */
    private Check open(ScenarioCheck check, Target target) {
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

    private Check answer(ScenarioCheck check, TargetState state, LayerState layer) {
        var at = state.at(layer.step());
        var target = state.target();
        return switch (layer.status()) {
            case FAIL -> {
                var by = at.blockers().none() ? at.warnings() : at.blockers();
                yield new Check(check, target, CheckStatus.FAIL, layer.took(), by.refs(), failure(layer, by));
            }
            case SKIP -> skipped(check, state, layer);
            case UNKNOWN -> open(check, target);
            default -> {
                var warnings = at.warnings();
                var status = warnings.none() ? CheckStatus.OK : CheckStatus.WARN;
                yield new Check(check, target, status, layer.took(), warnings.refs(), null);
            }
        };
    }

    private static @Nullable Reason failure(LayerState layer, Findings by) {
        var failure = layer.failure();
        return by.none() && failure != null ? Reason.of("reason.failed", "failure", words(failure)) : null;
    }

    private Check skipped(ScenarioCheck check, TargetState state, LayerState layer) {
        if (state.excused()) {
            return Check.of(check, state.target(), CheckStatus.SKIP, absent(state));
        }
        var failed = state.failedAt();
        if (failed == null || layer.step().compareTo(failed) < 0) {
            return Check.of(check, state.target(), CheckStatus.SKIP, Reason.of("reason.not-needed"));
        }
        var by = state.at(failed);
        var why = by.none()
                ? Reason.of("reason.after", "layer", failed.word().toUpperCase(Locale.ROOT))
                : Reason.of("reason.because", "ref", by.firstRoot());
        return Check.of(check, state.target(), CheckStatus.SKIP, why);
    }

    private Reason absent(TargetState state) {
        var service = state.target().service();
        boolean elsewhere = states.values().stream()
                .noneMatch(
                        other -> other.target().service().equals(service) && other.status(true) == EndpointStatus.OK);
        boolean ofAzure = need(service)
                .map(need -> need.conditions().contains("azure-vm"))
                .orElse(false);
        if (ofAzure && elsewhere) {
            return Reason.of("reason.absent-elsewhere");
        }
        return state.layers().stream()
                .map(LayerState::failure)
                .filter(Objects::nonNull)
                .findFirst()
                .map(failure -> Reason.of("reason.absent", "failure", words(failure)))
                .orElse(Reason.of("reason.not-measured"));
    }

    private static String words(Failure failure) {
        var kind = failure.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        var detail = failure.detail();
        // The text of an exception repeats the kind in other words.
        return detail == null || detail.contains("Exception") ? kind : kind + " (" + detail + ")";
    }

    private List<EndpointState> endpoints() {
        var byPlace = new LinkedHashMap<String, List<TargetState>>();
        states.values().forEach(state -> byPlace.computeIfAbsent(state.target().id(), id -> new ArrayList<>())
                .add(state));
        return byPlace.values().stream().map(this::endpoint).toList();
    }

    private EndpointState endpoint(List<TargetState> ways) {
        var order = List.of(
                EndpointStatus.FAIL,
                EndpointStatus.UNKNOWN,
                EndpointStatus.SLOW,
                EndpointStatus.OK,
                EndpointStatus.SKIP);
        var statuses =
                ways.stream().map(way -> way.status(looked(way.target()))).collect(Collectors.toSet());
        var worst = order.stream().filter(statuses::contains).findFirst().orElse(EndpointStatus.UNKNOWN);
        var first = ways.get(0);
        return new EndpointState(
                first.target().hostPort(),
                first.target().service(),
                worst,
                ways.stream().flatMap(way -> way.layers().stream()).toList(),
                first.findings().refs());
    }

    private boolean looked(Target target) {
        return result.observations().stream()
                .anyMatch(o -> o.target().equals(target)
                        && o.outcome() instanceof Outcome.Completed
                        && !o.evidence().isEmpty());
    }
}
