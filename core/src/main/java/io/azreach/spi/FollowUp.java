package io.azreach.spi;

import io.azreach.model.ProbeId;
import io.azreach.model.Target;

/**
 * The one measurement that separates two causes.
 *
 * @param probe who measures
 * @param target on what; parameters travel as hints of the target
 */
public record FollowUp(ProbeId probe, Target target) {
    public static FollowUp of(String probe, Target target) {
        return new FollowUp(ProbeId.of(probe), target);
    }
}
