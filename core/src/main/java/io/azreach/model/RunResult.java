package io.azreach.model;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Everything a run found out. Two diagnoses of the same observations are equal.
 *
 * @param startedAt wall clock of this machine
 * @param took the whole run
 * @param complete false when the run was interrupted or its time was used up before every planned probe ended
 * @param host the machine
 * @param targets what was planned, routes included, sorted
 * @param observations sorted by target, probe, round
 * @param findings roots in order of repair, each followed by its consequences
 * @param faults what broke on our side
 */
public record RunResult(
        Instant startedAt,
        Duration took,
        boolean complete,
        HostInfo host,
        List<Target> targets,
        List<Observation> observations,
        List<RankedFinding> findings,
        List<Fault> faults) {
    public RunResult {
        targets = List.copyOf(targets);
        observations = List.copyOf(observations);
        findings = List.copyOf(findings);
        faults = List.copyOf(faults);
    }
}
