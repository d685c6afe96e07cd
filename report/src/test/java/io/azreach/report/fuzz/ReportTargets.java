package io.azreach.report.fuzz;

import io.azreach.report.DocumentTargets;
import io.azreach.testkit.FuzzTarget;
import java.util.Map;
import java.util.TreeMap;

/** All decoders of this module that read what others wrote, by the name of their corpus. */
final class ReportTargets {
    static final Map<String, FuzzTarget> ALL = new TreeMap<>(Map.ofEntries(
            Map.entry("report", DocumentTargets::report), Map.entry("scenario", DocumentTargets::scenario)));

    private ReportTargets() {}
}
