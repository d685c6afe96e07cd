package io.azreach.cli;

import com.google.inject.AbstractModule;
import io.azreach.engine.EngineModule;
import io.azreach.engine.PluginCatalog;
import io.azreach.host.Host;
import io.azreach.net.Network;
import io.azreach.time.NanoClock;
import java.time.Clock;
import java.time.ZoneOffset;

/** Puts the engine together with this machine and what the plugins contribute. */
final class CliModule extends AbstractModule {
    private final PluginCatalog catalog;
    private final Host host;
    private final Network network;

    CliModule(PluginCatalog catalog, Host host, Network network) {
        this.catalog = catalog;
        this.host = host;
        this.network = network;
    }

    @Override
    protected void configure() {
        install(new EngineModule());
        bind(PluginCatalog.class).toInstance(catalog);
        bind(Host.class).toInstance(host);
        bind(Network.class).toInstance(network);
        bind(Clock.class).toInstance(Clock.tickMillis(ZoneOffset.UTC));
        bind(NanoClock.class).toInstance(NanoClock.SYSTEM);
    }
}
