package io.azreach.model;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What one run of one probe on one target left behind.
 *
 * @param ref its name in this run
 * @param probe who observed
 * @param target what was observed
 * @param startedAt wall clock of this machine, for the report only
 * @param took on a monotonic clock
 * @param outcome how the probe's run ended
 * @param evidence in the order it was recorded
 */
public record Observation(
        ObservationId ref,
        ProbeId probe,
        Target target,
        Instant startedAt,
        Duration took,
        Outcome outcome,
        List<Evidence> evidence) {
    public Observation {
        evidence = List.copyOf(evidence);
    }
}
