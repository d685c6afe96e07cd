package io.azreach.report.scenario;

import io.azreach.engine.PluginCatalog;
import io.azreach.spi.ServiceEndpoint;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The ids a scenario may name.
 *
 * @param probes ids of probes
 * @param findings ids of findings
 * @param services ids of services
 * @param evidence names of evidence types
 */
public record ScenarioVocabulary(Set<String> probes, Set<String> findings, Set<String> services, Set<String> evidence) {
    public ScenarioVocabulary {
        probes = Set.copyOf(probes);
        findings = Set.copyOf(findings);
        services = Set.copyOf(services);
        evidence = Set.copyOf(evidence);
    }

    public static ScenarioVocabulary of(PluginCatalog catalog) {
        return new ScenarioVocabulary(
                catalog.probes().stream().map(p -> p.info().id().value()).collect(Collectors.toSet()),
                catalog.findingTypes().keySet().stream().map(Object::toString).collect(Collectors.toSet()),
                catalog.endpoints().stream()
                        .flatMap(c -> c.endpoints().stream())
                        .map(ServiceEndpoint::service)
                        .collect(Collectors.toSet()),
                catalog.evidenceTypes().keySet());
    }
}
