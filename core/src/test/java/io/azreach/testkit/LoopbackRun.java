package io.azreach.testkit;

import io.azreach.engine.CorePlugin;
import io.azreach.engine.LoadedPlugin;
import io.azreach.engine.LocalEngine;
import io.azreach.engine.PluginCatalog;
import io.azreach.engine.RunListener;
import io.azreach.engine.RunRequest;
import io.azreach.model.RankedFinding;
import io.azreach.model.RunResult;
import io.azreach.model.Target;
import io.azreach.net.TrustSettings;
import io.azreach.spi.Settings;
import io.azreach.time.Cancellation;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** A whole run against servers on loopback: the real engine and rules, with the endpoint and its contrasts as the only probes. */
public final class LoopbackRun {
    private static final Set<String> PROBES =
            Set.of("core.endpoint", "core.hello", "core.refusable-hello", "core.tls-versions", "core.tunnel");
    private static final Duration ENOUGH = Duration.ofSeconds(25);

    private final RunResult result;

    private LoopbackRun(RunResult result) {
        this.result = result;
    }

    /**
     * @param osRoot what the operating system trusts
     * @param azureRoot what Azure is known to use
     */
    public static LoopbackRun of(Path osRoot, Path azureRoot, Target... targets) {
        var core = new CorePlugin();
        var catalog = new PluginCatalog(List.of(new LoadedPlugin(core.info(), core, "test", "")), List.of());
        // roots that a user names say nothing about the machine
        var named = Settings.NONE.with("trust", osRoot.toString());
        var request = new RunRequest(survey -> List.of(targets), id -> PROBES.contains(id.value()), named, ENOUGH);
        try (var engine = LocalEngine.open(catalog, new TrustSettings(osRoot, List.of(azureRoot)))) {
            return new LoopbackRun(engine.engine().run(request, RunListener.NONE, new Cancellation()));
        }
    }

    public RunResult result() {
        return result;
    }

    /** Ids of the roots, in order of repair. */
    public List<String> roots() {
        return result.findings().stream()
                .filter(RankedFinding::isRoot)
                .map(f -> f.finding().id().value())
                .toList();
    }
}
