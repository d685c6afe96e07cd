package io.azreach.report.render;

import io.azreach.engine.PluginCatalog;
import io.azreach.model.RunResult;
import io.azreach.report.checklist.Checklist;
import io.azreach.report.checklist.ChecklistComposer;
import io.azreach.report.scenario.Scenario;
import java.util.HashMap;

/**
 * A finished run with the answers to its scenario: all that a renderer shows.
 *
 * @param meta about the run
 * @param result what was found
 * @param scenario what was asked
 * @param checklist the answers
 */
public record RunReport(RunMeta meta, RunResult result, Scenario scenario, Checklist checklist) {
    /** Composes the checklist. */
    public static RunReport of(RunMeta meta, RunResult result, Scenario scenario, PluginCatalog catalog) {
        var names = new HashMap<Class<?>, String>();
        catalog.evidenceTypesByRecord().forEach((record, type) -> names.put(record, type.name()));
        return new RunReport(
                meta, result, scenario, ChecklistComposer.compose(scenario, result, meta.settings(), names));
    }
}
