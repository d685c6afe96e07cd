package io.azreach.engine;

import com.google.inject.Inject;
import com.google.inject.Provider;
import io.azreach.diagnose.Ranking;
import io.azreach.host.Host;
import io.azreach.model.HostInfo;
import io.azreach.model.Observation;
import io.azreach.model.RankedFinding;
import io.azreach.model.RunResult;
import io.azreach.model.Target;
import io.azreach.net.Network;
import io.azreach.spi.Settings;
import io.azreach.time.Cancellation;
import io.azreach.time.NanoClock;
import java.time.Clock;
import java.util.List;

/**
 * The engine: a survey of the machine, then everything that was planned, then at most three rounds of what the rules ask for,
 * all inside one deadline.
 */
final class RoundEngine implements DiagnosticEngine {
    private final PluginCatalog catalog;
    /** Only a run needs the machine and the network; a diagnosis of recorded evidence must do without. */
    private final Provider<Host> host;

    private final Provider<Network> network;
    private final Clock clock;
    private final NanoClock nano;

    @Inject
    RoundEngine(PluginCatalog catalog, Provider<Host> host, Provider<Network> network, Clock clock, NanoClock nano) {
        this.catalog = catalog;
        this.host = host;
        this.network = network;
        this.clock = clock;
        this.nano = nano;
    }

    @Override
    public RunResult run(RunRequest request, RunListener listener, Cancellation cancellation) {
        var around = new ProbeRun.Surroundings(network.get(), host.get(), request.settings(), clock, nano);
        return new Run(catalog, request, around).toEnd(listener, cancellation);
    }

    @Override
    public List<RankedFinding> diagnose(
            HostInfo recorded, Settings settings, List<Target> targets, List<Observation> observations) {
        var said = new RuleRunner(catalog).conclude(new Snapshot(recorded, settings, targets, observations));
        return Ranking.of(said.findings(), catalog.findingTypes());
    }
}
