package io.azreach.spi;

import io.azreach.model.Contributed;
import io.azreach.model.EvidenceType;
import io.azreach.model.FindingType;
import java.util.List;
import java.util.Optional;

/**
 * What a plugin contributes; found by {@link java.util.ServiceLoader} in the plugin's own class loader. A plugin needs a
 * public constructor without parameters that does nothing costly. Every method is called once, on one thread, before a run;
 * it must return quickly, do no I/O beyond reading its own resources, and return immutable lists. What it throws becomes a
 * fault under the plugin's id, and the plugin is left out of the run.
 *
 * <pre>{@code
 * public final class AcmePlugin implements ProbePlugin {
 *     public PluginInfo info() { return new PluginInfo("acme", "1.0", "Acme", PluginInfo.SPI_LEVEL, ""); }
 *     public List<Probe> probes() { return List.of(new AcmeProbe()); }
 * }
 * }</pre>
 */
@Contributed
public interface ProbePlugin {
    PluginInfo info();

    default List<Probe> probes() {
        return List.of();
    }

    default List<CaptureReader> captureReaders() {
        return List.of();
    }

    default List<EvidenceType<?>> evidenceTypes() {
        return List.of();
    }

    default List<FindingType> findingTypes() {
        return List.of();
    }

    default List<DiagnosisRule> rules() {
        return List.of();
    }

    /** Endpoints that scenarios may name by their service. */
    default Optional<EndpointCatalog> endpoints() {
        return Optional.empty();
    }

    /** Class path resources, in the plugin's class loader, that hold scenarios: {@code scenarios/a2a.json}. */
    default List<String> scenarios() {
        return List.of();
    }
}
