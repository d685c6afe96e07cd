package io.azreach.engine;

import io.azreach.model.EvidenceType;
import io.azreach.model.Fault;
import io.azreach.model.FindingId;
import io.azreach.model.FindingType;
import io.azreach.model.ProbeId;
import io.azreach.model.RuleId;
import io.azreach.spi.CaptureReader;
import io.azreach.spi.DiagnosisRule;
import io.azreach.spi.EndpointCatalog;
import io.azreach.spi.Probe;
import io.azreach.spi.ProbePlugin;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Everything the plugins contribute, with ids made unique. What collides or throws is left out and listed as a fault under
 * the plugin's id; the first plugin in order of ids keeps a contested name, and the core plugin comes first.
 */
public final class PluginCatalog {
    private final List<LoadedPlugin> plugins = new ArrayList<>();
    private final List<Fault> faults = new ArrayList<>();
    private final Map<ProbeId, Probe> probes = new TreeMap<>();
    private final Map<RuleId, DiagnosisRule> rules = new TreeMap<>();
    private final Map<FindingId, FindingType> findingTypes = new TreeMap<>();
    private final Map<String, EvidenceType<?>> evidenceTypes = new TreeMap<>();
    private final Map<Class<?>, EvidenceType<?>> typesByRecord = new HashMap<>();
    private final List<CaptureReader> captureReaders = new ArrayList<>();
    private final List<EndpointCatalog> endpoints = new ArrayList<>();
    private final Map<Object, String> owners = new HashMap<>();

    public PluginCatalog(Collection<LoadedPlugin> found, Collection<Fault> loadingFaults) {
        faults.addAll(loadingFaults);
        found.stream()
                .sorted(Comparator.comparing((LoadedPlugin p) -> !p.info().id().equals("core"))
                        .thenComparing(p -> p.info().id()))
                .forEach(this::add);
    }

    public List<LoadedPlugin> plugins() {
        return List.copyOf(plugins);
    }

    public List<Fault> faults() {
        return List.copyOf(faults);
    }

    /** Sorted by id. */
    public Collection<Probe> probes() {
        return List.copyOf(probes.values());
    }

    /** Sorted by id. */
    public Collection<DiagnosisRule> rules() {
        return List.copyOf(rules.values());
    }

    /** Sorted by id. */
    public Map<FindingId, FindingType> findingTypes() {
        return Map.copyOf(findingTypes);
    }

    /** By name. */
    public Map<String, EvidenceType<?>> evidenceTypes() {
        return Map.copyOf(evidenceTypes);
    }

    public Map<Class<?>, EvidenceType<?>> evidenceTypesByRecord() {
        return Map.copyOf(typesByRecord);
    }

    public List<CaptureReader> captureReaders() {
        return List.copyOf(captureReaders);
    }

    public List<EndpointCatalog> endpoints() {
        return List.copyOf(endpoints);
    }

    /** The plugin that contributed a probe, rule, finding or evidence type, by its id. */
    public String ownerOf(Object id) {
        return owners.getOrDefault(id, "core");
    }

    private void add(LoadedPlugin loaded) {
        var id = loaded.info().id();
        if (plugins.stream().anyMatch(p -> p.info().id().equals(id))) {
            fault(loaded, "plugin id '" + id + "' is already taken; remove one of the two");
            return;
        }
        try {
            contribute(loaded, loaded.plugin());
            plugins.add(loaded);
        } catch (Exception | LinkageError | AssertionError broken) {
            fault(loaded, "could not be asked for its contributions: " + PluginFailure.explain(broken));
        }
    }

    private void contribute(LoadedPlugin from, ProbePlugin plugin) {
        plugin.evidenceTypes().forEach(type -> {
            if (claim(from, evidenceTypes, type.name(), type, "evidence type")) {
                typesByRecord.put(type.record(), type);
            }
        });
        plugin.findingTypes().forEach(type -> claim(from, findingTypes, type.id(), type, "finding id"));
        plugin.probes().forEach(probe -> {
            if (prefixed(from, probe.info().id().value(), "probe")) {
                claim(from, probes, probe.info().id(), probe, "probe id");
            }
        });
        plugin.rules().forEach(rule -> {
            if (prefixed(from, rule.id().value(), "rule")) {
                claim(from, rules, rule.id(), rule, "rule id");
            }
        });
        captureReaders.addAll(plugin.captureReaders());
        plugin.endpoints().ifPresent(endpoints::add);
    }

    private boolean prefixed(LoadedPlugin from, String id, String what) {
        if (id.startsWith(from.info().id() + ".")) {
            return true;
        }
        fault(from, what + " id '" + id + "' must begin with '" + from.info().id() + ".'");
        return false;
    }

    private <K, V> boolean claim(LoadedPlugin from, Map<K, V> taken, K id, V value, String what) {
        if (taken.putIfAbsent(id, value) == null) {
            owners.put(id, from.info().id());
            return true;
        }
        fault(from, what + " '" + id + "' is already used by '" + ownerOf(id) + "'; rename one of them");
        return false;
    }

    private void fault(LoadedPlugin from, String message) {
        faults.add(
                new Fault(from.info().id(), "Plugin '" + from.info().id() + "' (" + from.origin() + "): " + message));
    }
}
