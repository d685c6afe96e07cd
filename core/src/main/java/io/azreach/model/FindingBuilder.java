package io.azreach.model;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Collects the parts of a {@link Finding}; not thread-safe. */
public final class FindingBuilder {
    private final FindingId id;
    private Severity severity;
    private final Confidence confidence;
    private final TreeSet<Target> targets = new TreeSet<>();
    private final Map<String, String> args = new TreeMap<>();
    private final TreeSet<ObservationId> because = new TreeSet<>();
    private final TreeSet<FindingId> excluded = new TreeSet<>();
    private String group = "";

    FindingBuilder(FindingId id, Severity severity, Confidence confidence) {
        this.id = id;
        this.severity = severity;
        this.confidence = confidence;
    }

    public FindingBuilder severity(Severity other) {
        severity = other;
        return this;
    }

    public FindingBuilder on(Target target) {
        targets.add(target);
        return this;
    }

    public FindingBuilder on(Collection<Target> several) {
        targets.addAll(several);
        return this;
    }

    /** Adds a value for the texts; numbers and addresses are written as their canonical text. */
    public FindingBuilder arg(String name, Object value) {
        args.put(name, String.valueOf(value));
        return this;
    }

    /** Adds a value that also tells two occurrences of this cause apart. */
    public FindingBuilder groupedBy(String name, Object value) {
        group = group.isEmpty() ? String.valueOf(value) : group + " " + value;
        return arg(name, value);
    }

    public FindingBuilder because(ObservationId reference) {
        because.add(reference);
        return this;
    }

    public FindingBuilder because(Collection<ObservationId> references) {
        because.addAll(references);
        return this;
    }

    public FindingBuilder excluding(String... ids) {
        for (var ruledOut : ids) {
            excluded.add(FindingId.of(ruledOut));
        }
        return this;
    }

    public Finding build() {
        return new Finding(id, severity, confidence, targets, args, group, because, excluded);
    }
}
