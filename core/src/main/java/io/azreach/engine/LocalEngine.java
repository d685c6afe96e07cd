package io.azreach.engine;

import com.google.inject.AbstractModule;
import com.google.inject.Guice;
import io.azreach.host.Host;
import io.azreach.host.internal.LiveHost;
import io.azreach.net.Network;
import io.azreach.net.TrustSettings;
import io.azreach.net.internal.LiveNetwork;
import io.azreach.spi.ProbePlugin;
import io.azreach.time.NanoClock;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;

/** The engine on the machine it runs on, for programs that embed azreach. Close it when done; its runs must have ended. */
public final class LocalEngine implements AutoCloseable {
    private final DiagnosticEngine engine;
    private final Network network;

    private LocalEngine(DiagnosticEngine engine, Network network) {
        this.engine = engine;
        this.network = network;
    }

    /** With core's own probes and every plugin on the class path. */
    public static LocalEngine open(TrustSettings trust) {
        return open(fromClassPath(), trust);
    }

    public static LocalEngine open(PluginCatalog catalog, TrustSettings trust) {
        var network = LiveNetwork.open(trust, System.getenv(), NanoClock.SYSTEM, Clock.tickMillis(ZoneOffset.UTC));
        return new LocalEngine(engine(catalog, LiveHost.open(NanoClock.SYSTEM), network), network);
    }

    /** Core's own contributions and those of the plugins that the class path holds. */
    public static PluginCatalog fromClassPath() {
        var found = new ArrayList<LoadedPlugin>();
        var core = new CorePlugin();
        found.add(new LoadedPlugin(core.info(), core, "built-in", ""));
        for (var plugin : ServiceLoader.load(ProbePlugin.class)) {
            found.add(new LoadedPlugin(plugin.info(), plugin, "class path", ""));
        }
        return new PluginCatalog(found, List.of());
    }

    public DiagnosticEngine engine() {
        return engine;
    }

    private static DiagnosticEngine engine(PluginCatalog catalog, Host host, Network network) {
        return Guice.createInjector(new EngineModule(), new AbstractModule() {
                    @Override
                    protected void configure() {
                        bind(PluginCatalog.class).toInstance(catalog);
                        bind(Host.class).toInstance(host);
                        bind(Network.class).toInstance(network);
                        bind(Clock.class).toInstance(Clock.tickMillis(ZoneOffset.UTC));
                        bind(NanoClock.class).toInstance(NanoClock.SYSTEM);
                    }
                })
                .getInstance(DiagnosticEngine.class);
    }

    @Override
    public void close() {
        network.close();
    }
}
