package io.azreach.report.json;

import io.azreach.model.RunResult;
import io.azreach.model.Target;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;

/** Gives every target of a run a name: planned ones first, then those that only contrast probes looked at. */
final class TargetList {
    private final Map<Target, String> names = new LinkedHashMap<>();

    TargetList(RunResult result) {
        result.targets().forEach(this::add);
        var others = new TreeSet<Target>();
        result.observations().forEach(o -> others.add(o.target()));
        result.findings().forEach(f -> others.addAll(f.finding().targets()));
        others.forEach(this::add);
    }

    Map<Target, String> names() {
        return Collections.unmodifiableMap(names);
    }

    String nameOf(Target target) {
        return names.getOrDefault(target, "");
    }

    private void add(Target target) {
        names.putIfAbsent(target, "T" + (names.size() + 1));
    }
}
