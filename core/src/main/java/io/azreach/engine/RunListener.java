package io.azreach.engine;

import io.azreach.model.Observation;
import io.azreach.model.ProbeId;
import io.azreach.model.Target;

/**
 * Follows a run. Methods are called from several threads, one call at a time; they must be quick and must not throw. Every
 * {@code started} is followed by one {@code ended}.
 */
public interface RunListener {
    RunListener NONE = new RunListener() {};

    /** So many steps more are planned than said before. */
    default void planned(int more) {}

    default void started(ProbeId probe, Target target) {}

    default void ended(Observation observation) {}
}
