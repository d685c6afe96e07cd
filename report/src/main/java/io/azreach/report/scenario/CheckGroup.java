package io.azreach.report.scenario;

import java.util.List;

/**
 * Checks that stand together in the report.
 *
 * @param id stable id
 * @param title key of the heading
 * @param checks in order
 */
public record CheckGroup(String id, String title, List<ScenarioCheck> checks) {
    public CheckGroup {
        checks = List.copyOf(checks);
    }
}
