package io.azreach.report.checklist;

import io.azreach.model.RunResult;
import io.azreach.model.Target;
import io.azreach.report.scenario.CheckGroup;
import io.azreach.report.scenario.Scenario;
import io.azreach.report.scenario.ScenarioCheck;
import io.azreach.spi.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Answers a scenario's questions from a finished run. Pure: equal runs give equal answers, today and from a file. */
public final class ChecklistComposer {
    private final Scenario scenario;
    private final RunResult result;
    private final Judgement judgement;
    private final Needs needs;
    private final MachineChecks machine;
    private final EndpointChecks endpoints;
    private final Map<Target, TargetState> states = new TreeMap<>();

    private ChecklistComposer(
            Scenario scenario, RunResult result, Settings settings, Map<Class<?>, String> evidenceNames) {
        var findings = new Findings(result.findings());
        var unanswered = new Unanswered(result, settings);
        this.scenario = scenario;
        this.result = result;
        this.judgement = new Judgement(result, settings, findings);
        this.needs = new Needs(scenario, settings);
        this.machine = new MachineChecks(result, findings, evidenceNames, unanswered);
        this.endpoints = new EndpointChecks(states.values(), needs, unanswered);
        for (var target : result.targets()) {
            if (!target.isMachine()) {
                var layers = Layers.of(target, result.observations());
                boolean needless = needs.needless(target);
                states.put(target, new TargetState(target, layers, findings, scenario.failsOn(), needless));
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
        return new Checklist(groups, new Endpoints(result, states.values()).all(), judgement.on(answered));
    }

    private List<Check> answers(ScenarioCheck check) {
        var family = result.host().os().name().toLowerCase(Locale.ROOT);
        if (!check.os().isEmpty() && !check.os().contains(family)) {
            return List.of();
        }
        if (check.isMachine()) {
            return List.of(machine.answer(check));
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
                    answers.add(endpoints.answer(check, state, layer));
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
        var need = needs.of(check.service());
        if (need.isEmpty() || !needs.isFirst(check)) {
            return List.of();
        }
        if (states.isEmpty() && !result.complete()) {
            return List.of(Check.of(check, null, CheckStatus.UNKNOWN, Reason.of("reason.not-reached")));
        }
        return needs.optionMissing(need.get())
                .map(reason -> List.of(Check.of(check, null, CheckStatus.SKIP, reason)))
                .orElse(List.of());
    }
}
