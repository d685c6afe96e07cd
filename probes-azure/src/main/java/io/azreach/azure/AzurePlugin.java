package io.azreach.azure;

import io.azreach.azure.probe.AzureProbes;
import io.azreach.azure.rule.AzureFindings;
import io.azreach.azure.rule.AzureRules;
import io.azreach.azure.upload.StorageUpload;
import io.azreach.model.EvidenceType;
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
        return Stream.concat(AzureProbes.all().stream(), Stream.of(StorageUpload.probe()))
                .toList();
    }

    @Override
    public List<FindingType> findingTypes() {
        return Stream.concat(AzureFindings.all().stream(), StorageUpload.findingTypes().stream())
                .toList();
    }

    @Override
    public List<DiagnosisRule> rules() {
        return Stream.concat(AzureRules.over(Bundled.CATALOG).stream(), StorageUpload.rules().stream())
                .toList();
    }

    @Override
    public List<EvidenceType<?>> evidenceTypes() {
        return List.of(StorageUpload.evidenceType());
    }

    @Override
    public Optional<EndpointCatalog> endpoints() {
        return Optional.of(Bundled.CATALOG);
    }

    /** Read when first asked for, once. */
    private static final class Bundled {
        static final EndpointCatalog CATALOG = CatalogReader.bundled();
    }
}
