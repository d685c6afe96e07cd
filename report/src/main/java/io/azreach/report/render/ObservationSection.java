package io.azreach.report.render;

import io.azreach.model.Observation;
import io.azreach.report.text.Plain;
import io.azreach.report.text.Spans;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Everything that was seen, in words, oldest first. */
final class ObservationSection {
    private final EvidenceWords words;

    ObservationSection(RenderContext context) {
        this.words = new EvidenceWords(context);
    }

    List<String> lines(RunReport report) {
        var lines = new ArrayList<String>();
        report.result().observations().stream()
                .sorted(Comparator.comparing(Observation::startedAt))
                .forEach(observation -> lines.addAll(lines(observation)));
        return lines;
    }

    private List<String> lines(Observation observation) {
        var lines = new ArrayList<String>();
        lines.add(observation.startedAt() + " " + observation.ref() + " " + observation.probe() + " "
                + Plain.of(observation.target().id()) + " ("
                + observation.target().route() + "): "
                + observation.outcome().word() + ", " + Spans.compact(observation.took()) + " ms");
        for (var evidence : observation.evidence()) {
            words.of(evidence).forEach(line -> lines.add("    " + Plain.of(line)));
        }
        return lines;
    }
}
