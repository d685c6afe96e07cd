package io.azreach.engine;

import io.azreach.model.ProbeId;
import io.azreach.spi.Settings;
import java.time.Duration;
import java.util.function.Predicate;

/**
 * What to do in a run.
 *
 * @param planner says what to look at, once the survey of the machine is done
 * @param probes which probes may run
 * @param settings options, without secrets
 * @param timeout the most time for everything
 */
public record RunRequest(Planner planner, Predicate<ProbeId> probes, Settings settings, Duration timeout) {}
