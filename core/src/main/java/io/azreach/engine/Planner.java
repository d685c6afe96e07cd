package io.azreach.engine;

import io.azreach.model.Target;
import io.azreach.spi.EvidenceView;
import java.util.List;

/** Says what to look at and by which route, given what the survey found. Pure. */
@FunctionalInterface
public interface Planner {
    /** Targets without the machine itself, which is always looked at. */
    List<Target> plan(EvidenceView survey);
}
