package io.azreach.azure;

import io.azreach.azure.ike.IkeFindings;
import io.azreach.azure.ike.IkeRules;
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
        return joined(AzureProbes.all(), List.of(StorageUpload.probe()), List.of());
    }

    @Override
    public List<FindingType> findingTypes() {
        return joined(AzureFindings.all(), IkeFindings.all(), StorageUpload.findingTypes());
    }

    @Override
    public List<DiagnosisRule> rules() {
        return joined(AzureRules.over(Bundled.CATALOG), IkeRules.all(), StorageUpload.rules());
    }

    @Override
    public List<EvidenceType<?>> evidenceTypes() {
        return StorageUpload.evidenceTypes();
    }

    @Override
    public Optional<EndpointCatalog> endpoints() {
        return Optional.of(Bundled.CATALOG);
    }

    private static <T> List<T> joined(List<T> some, List<T> more, List<T> rest) {
        return Stream.of(some, more, rest).flatMap(List::stream).toList();
    }

    /** Read when first asked for, once. */
    private static final class Bundled {
        static final EndpointCatalog CATALOG = CatalogReader.bundled();
    }
}
