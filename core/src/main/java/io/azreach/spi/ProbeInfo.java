package io.azreach.spi;

import io.azreach.model.ProbeId;
import java.time.Duration;

/**
 * What the engine must know about a probe.
 *
 * @param id begins with the plugin's id and a dot
 * @param stage when it runs
 * @param cap the most time one run of it may take; the engine stops it then, keeping what it recorded
 */
public record ProbeInfo(ProbeId id, Stage stage, Duration cap) {
    /** When a probe runs. */
    public enum Stage {
        /**
         * First, on the machine and then on each planned target: what decides how others travel. After it the plan is
         * made again. Only quick looks belong here.
         */
        SURVEY,
        /** On every target it applies to. */
        MEASURE,
        /** Only when a rule asks for it, see {@link FollowUp}. */
        CONTRAST
    }

    public static ProbeInfo measure(String id, Duration cap) {
        return new ProbeInfo(ProbeId.of(id), Stage.MEASURE, cap);
    }

    public static ProbeInfo survey(String id, Duration cap) {
        return new ProbeInfo(ProbeId.of(id), Stage.SURVEY, cap);
    }

    public static ProbeInfo contrast(String id, Duration cap) {
        return new ProbeInfo(ProbeId.of(id), Stage.CONTRAST, cap);
    }
}
