package io.azreach.report.json;

import io.azreach.model.RunResult;
import io.azreach.report.render.RunMeta;

/**
 * A run read from a file.
 *
 * @param meta about the run
 * @param scenario id of its scenario
 * @param result what was found
 * @param unknownEvidence how many pieces of evidence were left out because no plugin here knows their type
 */
public record ReadReport(RunMeta meta, String scenario, RunResult result, int unknownEvidence) {}
