package io.azreach.spi;

import io.azreach.model.Evidence;
import io.azreach.model.HostInfo;
import io.azreach.model.Observation;
import io.azreach.model.Provided;
import io.azreach.model.Target;
import java.util.List;
import java.util.Optional;

/** All evidence of a run so far, in a stable order: by target, probe and time. Immutable. */
@Provided
public interface EvidenceView {
    HostInfo host();

    Settings settings();

    /** Planned targets, sorted, routes included. Targets that only follow-ups used are not among them. */
    List<Target> targets();

    /** Evidence of one type anywhere in the run. */
    <E extends Evidence> List<Recorded<E>> all(Class<E> type);

    /** Evidence of one type on exactly this target (route and hints included). */
    <E extends Evidence> List<Recorded<E>> on(Target target, Class<E> type);

    /** All observations. */
    List<Observation> observations();

    /** The observation a follow-up led to; empty when it was not asked for, not run yet, or cannot be run. */
    Optional<Observation> answerTo(FollowUp followUp);

    /** Last evidence of one type on a target. */
    default <E extends Evidence> Optional<Recorded<E>> last(Target target, Class<E> type) {
        var all = on(target, type);
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
    }
}
