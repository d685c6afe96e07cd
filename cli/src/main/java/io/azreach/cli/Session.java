package io.azreach.cli;

import com.google.inject.Guice;
import com.google.inject.Stage;
import io.azreach.engine.DiagnosticEngine;
import io.azreach.engine.PluginCatalog;
import io.azreach.host.internal.LiveHost;
import io.azreach.net.Network;
import io.azreach.spi.Settings;
import io.azreach.time.NanoClock;

/**
 * Everything a run needs, put together.
 *
 * @param catalog what the plugins contribute
 * @param engine runs them
 * @param network closed at the end
 */
record Session(PluginCatalog catalog, DiagnosticEngine engine, Network network) implements AutoCloseable {
    static Session open(Installation installation, Settings settings) {
        return open(installation, LiveMachine.network(settings));
    }

    static Session open(Installation installation, Network network) {
        var catalog = installation.loadPlugins();
        var module = new CliModule(catalog, LiveHost.open(NanoClock.SYSTEM), network);
        var injector = Guice.createInjector(Stage.DEVELOPMENT, module);
        return new Session(catalog, injector.getInstance(DiagnosticEngine.class), network);
    }

    @Override
    public void close() {
        network.close();
    }
}
