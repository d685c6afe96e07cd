package io.azreach.report.scenario;

import io.azreach.model.Route;
import io.azreach.model.Target;
import io.azreach.spi.EvidenceView;

/** Says by which way an actor would reach a target. Pure. */
@FunctionalInterface
public interface RouteChooser {
    /**
     * The way to a target.
     *
     * @param target where to; its own route is of no meaning yet
     * @param actor whose settings decide
     * @param survey what is known of the machine
     */
    Route routeFor(Target target, String actor, EvidenceView survey);
}
