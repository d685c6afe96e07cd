package io.azreach.engine;

import com.google.inject.AbstractModule;
import com.google.inject.Singleton;

/** Binds the engine; whoever installs it binds {@link PluginCatalog}, host, network and the two clocks. */
public final class EngineModule extends AbstractModule {
    @Override
    protected void configure() {
        bind(DiagnosticEngine.class).to(RoundEngine.class).in(Singleton.class);
    }
}
