package io.azreach.report.render;

import io.azreach.model.Contributed;
import java.io.IOException;

/**
 * Writes runs in one format. Stateless and thread-safe. It shows what the run says and computes no verdict of its own.
 */
@Contributed
public interface Renderer {
    /** The word after {@code -o}. */
    String format();

    /**
     * Writes a report.
     *
     * @throws IOException when the output fails
     */
    void render(RunReport report, RenderContext context, Appendable out) throws IOException;
}
