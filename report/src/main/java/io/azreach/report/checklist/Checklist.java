package io.azreach.report.checklist;

import java.util.List;
import java.util.stream.Stream;

/**
 * The answers to a scenario's questions.
 *
 * @param groups the checks in the order of the scenario
 * @param endpoints what was contacted, by host and port
 * @param verdict what it comes to
 */
public record Checklist(List<CheckedGroup> groups, List<EndpointState> endpoints, Verdict verdict) {
    public Checklist {
        groups = List.copyOf(groups);
        endpoints = List.copyOf(endpoints);
    }

    /** All checks, in order. */
    public Stream<Check> checks() {
        return groups.stream().flatMap(group -> group.checks().stream());
    }

    /** How many checks have this answer. */
    public long count(CheckStatus status) {
        return checks().filter(check -> check.status() == status).count();
    }
}
