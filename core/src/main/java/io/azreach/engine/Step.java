package io.azreach.engine;

import io.azreach.model.ObservationId;
import io.azreach.model.Target;
import io.azreach.spi.Probe;

/** One planned run of a probe, with the name its observation will have. */
record Step(ObservationId ref, Probe probe, Target target) {}
