package io.azreach.report.checklist;

import io.azreach.model.Outcome;
import io.azreach.model.RunResult;
import io.azreach.model.Target;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;

/** The endpoints of a run with every way to each. */
record Endpoints(RunResult result, Collection<TargetState> states) {
    List<EndpointState> all() {
        var byPlace = new LinkedHashMap<String, List<TargetState>>();
        states.forEach(state -> byPlace.computeIfAbsent(state.target().id(), id -> new ArrayList<>())
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
