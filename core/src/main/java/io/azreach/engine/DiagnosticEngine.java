package io.azreach.engine;

import io.azreach.model.HostInfo;
import io.azreach.model.Observation;
import io.azreach.model.RankedFinding;
import io.azreach.model.RunResult;
import io.azreach.model.Target;
import io.azreach.spi.Settings;
import io.azreach.time.Cancellation;
import java.util.List;

/** Runs probes, lets rules conclude, follows up, and ranks what was found. Thread-safe; one instance serves many runs. */
public interface DiagnosticEngine {
    /** A whole run. Ends within the request's timeout, or shortly after a cancellation, always with a result. */
    RunResult run(RunRequest request, RunListener listener, Cancellation cancellation);

    /** Diagnoses observations of an earlier run again, without touching network or machine. */
    List<RankedFinding> diagnose(
            HostInfo host, Settings settings, List<Target> targets, List<Observation> observations);
}
