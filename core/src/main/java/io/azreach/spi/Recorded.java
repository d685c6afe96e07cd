package io.azreach.spi;

import io.azreach.model.Observation;
import io.azreach.model.Target;

/**
 * A piece of evidence and where it comes from.
 *
 * @param evidence the record
 * @param source the observation that holds it
 */
public record Recorded<E>(E evidence, Observation source) {
    public Target target() {
        return source.target();
    }
}
