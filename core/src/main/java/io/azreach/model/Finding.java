package io.azreach.model;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A named cause with what supports it. Rules report one per target; findings with equal id, severity, confidence and
 * {@code group} become one that lists all targets.
 *
 * @param id the cause
 * @param severity how much it hurts here
 * @param confidence how sure it is
 * @param targets what it affects, sorted
 * @param args values for the texts, already fit for display and free of secrets; sorted by name
 * @param group what tells two occurrences of one cause apart (the proxy, the resolver, the issuer); empty when every
 *     occurrence is one cause
 * @param because the observations it rests on
 * @param excluded look-alikes that the evidence rules out
 */
public record Finding(
        FindingId id,
        Severity severity,
        Confidence confidence,
        SortedSet<Target> targets,
        Map<String, String> args,
        String group,
        SortedSet<ObservationId> because,
        SortedSet<FindingId> excluded) {
    public Finding {
        targets = Collections.unmodifiableSortedSet(new TreeSet<>(targets));
        args = Collections.unmodifiableMap(new TreeMap<>(args));
        because = Collections.unmodifiableSortedSet(new TreeSet<>(because));
        excluded = Collections.unmodifiableSortedSet(new TreeSet<>(excluded));
    }

    /** Starts a finding with the usual severity of its type. */
    public static FindingBuilder of(FindingType type, Confidence confidence) {
        return new FindingBuilder(type.id(), type.severity(), confidence);
    }

    /** The targets' ids, each once, sorted. */
    public List<String> targetIds() {
        return targets.stream().map(Target::id).distinct().sorted().toList();
    }
}
