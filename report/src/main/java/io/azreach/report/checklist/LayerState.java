package io.azreach.report.checklist;

import io.azreach.model.Failure;
import io.azreach.model.Route;
import io.azreach.report.scenario.Step;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One step towards an endpoint.
 *
 * @param step the step
 * @param route by which way
 * @param status how it went
 * @param took how long it took; null when it was not measured
 * @param failure what was seen when it failed; null otherwise
 */
public record LayerState(
        Step step,
        Route route,
        EndpointStatus status,
        @Nullable Duration took,
        @Nullable Failure failure) {
    LayerState with(EndpointStatus other) {
        return new LayerState(step, route, other, took, failure);
    }

    /** Whether anything was seen of it. */
    public boolean measured() {
        return status == EndpointStatus.OK || status == EndpointStatus.SLOW || status == EndpointStatus.FAIL;
    }
}
