package io.azreach.report.checklist;

import io.azreach.model.RankedFinding;
import io.azreach.model.Severity;
import io.azreach.model.Target;
import io.azreach.report.scenario.Globs;
import java.util.Collection;
import java.util.List;

/** Questions to the findings of a run. */
record Findings(List<RankedFinding> all) {
    Findings {
        all = List.copyOf(all);
    }

    /** Findings that touch an endpoint, by whichever way it was reached. */
    Findings on(Target target) {
        return new Findings(all.stream()
                .filter(f -> f.finding().targets().stream().anyMatch(t -> !t.isMachine() && t.id().equals(target.id())))
                .toList());
    }

    Findings matching(Collection<String> globs) {
        return new Findings(all.stream()
                .filter(f -> Globs.matchesAny(globs, f.finding().id().value()))
                .toList());
    }

    Findings of(Severity... severities) {
        var wanted = List.of(severities);
        return new Findings(all.stream()
                .filter(f -> wanted.contains(f.finding().severity()))
                .toList());
    }

    Findings roots() {
        return new Findings(all.stream().filter(RankedFinding::isRoot).toList());
    }

    Findings blockers() {
        return of(Severity.BLOCKER);
    }

    Findings warnings() {
        return of(Severity.DEGRADED, Severity.RISK);
    }

    /** That something which was asked for could not be measured. */
    Findings unmeasured() {
        return matching(List.of("RUN_*"));
    }

    /** All but those that are merely worth knowing. */
    Findings serious() {
        return of(Severity.BLOCKER, Severity.DEGRADED, Severity.RISK);
    }

    boolean none() {
        return all.isEmpty();
    }

    List<String> refs() {
        return all.stream().map(RankedFinding::ref).toList();
    }

    /** The root to repair first among these and the roots of these. */
    String firstRoot() {
        var first = all.get(0);
        var root = first.consequenceOf();
        return root == null ? first.ref() : root;
    }
}
