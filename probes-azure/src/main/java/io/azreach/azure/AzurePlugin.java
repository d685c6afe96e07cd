package io.azreach.azure;

import io.azreach.azure.ike.IkeFindings;
import io.azreach.azure.ike.IkeRules;
import io.azreach.azure.probe.AzureProbes;
import io.azreach.azure.rule.AzureFindings;
import io.azreach.azure.rule.AzureRules;
import io.azreach.model.FindingType;
import io.azreach.spi.DiagnosisRule;
import io.azreach.spi.EndpointCatalog;
import io.azreach.spi.PluginInfo;
import io.azreach.spi.Probe;
import io.azreach.spi.ProbePlugin;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What azreach knows about Azure's services and contributes to a run. */
public final class AzurePlugin implements ProbePlugin {
    @Override
    public PluginInfo info() {
        return new PluginInfo("azure", "0.1.0", "azreach", PluginInfo.SPI_LEVEL, "io.azreach.azure.texts");
    }

    @Override
    public List<Probe> probes() {
        return AzureProbes.all();
    }

    @Override
    public List<FindingType> findingTypes() {
        return joined(AzureFindings.all(), IkeFindings.all());
    }

    @Override
    public List<DiagnosisRule> rules() {
        return joined(AzureRules.over(Bundled.CATALOG), IkeRules.all());
    }

    @Override
    public Optional<EndpointCatalog> endpoints() {
        return Optional.of(Bundled.CATALOG);
    }

    private static <T> List<T> joined(List<T> some, List<T> others) {
        return Stream.concat(some.stream(), others.stream()).toList();
    }

    /** Read when first asked for, once. */
    private static final class Bundled {
        static final EndpointCatalog CATALOG = CatalogReader.bundled();
    }
}
