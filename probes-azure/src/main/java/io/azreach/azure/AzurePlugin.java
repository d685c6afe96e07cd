package io.azreach.azure;

import io.azreach.spi.EndpointCatalog;
import io.azreach.spi.PluginInfo;
import io.azreach.spi.ProbePlugin;
import java.util.Optional;

/** What azreach knows about Azure's services and contributes to a run. */
public final class AzurePlugin implements ProbePlugin {
    @Override
    public PluginInfo info() {
        return new PluginInfo("azure", "0.1.0", "azreach", PluginInfo.SPI_LEVEL, "io.azreach.azure.texts");
    }

    @Override
    public Optional<EndpointCatalog> endpoints() {
        return Optional.of(CatalogReader.bundled());
    }
}
