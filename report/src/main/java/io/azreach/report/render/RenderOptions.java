package io.azreach.report.render;

import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * How to show a report.
 *
 * @param width columns of the terminal
 * @param color whether to use escape sequences for colors
 * @param verbosity -1 for the verdict only, 0 usual, 1 with passed checks, 2 with observations
 * @param zone of times for people
 */
public record RenderOptions(int width, boolean color, int verbosity, ZoneId zone) {
    /** 80 columns without color, in UTC. */
    public static final RenderOptions PLAIN = new RenderOptions(80, false, 0, ZoneOffset.UTC);

    public RenderOptions {
        width = Math.max(40, width);
    }
}
