package io.azreach.report.scenario;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One question of a scenario.
 *
 * @param id stable, lower case with dots
 * @param service the service looked at, {@code *} for every target no other check covers; empty for the machine
 * @param step the step looked at; null for the machine
 * @param probes the probes that must have run for an answer, as globs
 * @param evidence names of evidence types of which one must have been recorded for an answer; empty when any will do
 * @param failsOn finding globs that make it fail
 * @param required whether a missing answer leaves the run inconclusive
 * @param os operating system families it exists on, lower case; empty for all
 */
public record ScenarioCheck(
        String id,
        String service,
        @Nullable Step step,
        List<String> probes,
        List<String> evidence,
        List<String> failsOn,
        boolean required,
        List<String> os) {
    public ScenarioCheck {
        probes = List.copyOf(probes);
        evidence = List.copyOf(evidence);
        failsOn = List.copyOf(failsOn);
        os = List.copyOf(os);
    }

    public boolean isMachine() {
        return service.isEmpty();
    }
}
