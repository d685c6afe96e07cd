package io.azreach.report.checklist;

import io.azreach.report.scenario.CheckGroup;
import java.util.List;

/** A group of a scenario with its answers. */
public record CheckedGroup(CheckGroup group, List<Check> checks) {
    public CheckedGroup {
        checks = List.copyOf(checks);
    }
}
