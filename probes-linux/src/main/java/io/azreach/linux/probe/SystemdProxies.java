package io.azreach.linux.probe;

import static io.azreach.linux.probe.ProxySource.MOBILITY;
import static io.azreach.linux.probe.ProxySource.WAAGENT;

import io.azreach.linux.parse.EnvironmentFile;
import io.azreach.linux.parse.SystemdEnvironment;
import io.azreach.model.FailureKind;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * What systemd gives its services: defaults for all, then the unit, then its drop-ins by name. Drop-ins of units that are no
 * agents of ours are hints.
 */
final class SystemdProxies {
    /** The first directory that has a file of some name hides the others, see systemd.unit(5). */
    private static final List<String> UNIT_DIRECTORIES =
            List.of("/etc/systemd/system", "/run/systemd/system", "/usr/lib/systemd/system", "/lib/systemd/system");

    private static final List<String> MANAGER_DIRECTORIES =
            List.of("/etc/systemd", "/run/systemd", "/usr/lib/systemd", "/lib/systemd");

    private static final Map<String, String> AGENT_UNITS = new TreeMap<>(Map.of(
            "waagent.service", WAAGENT,
            "walinuxagent.service", WAAGENT,
            "vxagent.service", MOBILITY,
            "uarespawn.service", MOBILITY,
            "svagents.service", MOBILITY));

    private static final int UNIT_RANK = 20;
    private static final int DEFAULT_RANK = 30;

    private final Machine machine;

    SystemdProxies(Machine machine) {
        this.machine = machine;
    }

    void read() {
        var agents = List.of(MOBILITY, WAAGENT);
        var defaults = new TreeMap<String, String>();
        collect(MANAGER_DIRECTORIES, "system.conf.d", defaults);
        var manager = new ProxyVariables();
        apply("/etc/systemd/system.conf", SystemdEnvironment::ofManager, manager);
        defaults.values().forEach(path -> apply(path, SystemdEnvironment::ofManager, manager));
        manager.settings(agents, DEFAULT_RANK).forEach(machine::record);
        AGENT_UNITS.forEach((unit, agent) -> unit(unit, List.of(agent)));
        otherUnits().forEach(unit -> unit(unit, unit.equals("service") ? agents : List.of()));
    }

    private void unit(String unit, List<String> readers) {
        var dropIns = new TreeMap<String, String>();
        collect(UNIT_DIRECTORIES, unit + ".d", dropIns);
        var variables = new ProxyVariables();
        if (AGENT_UNITS.containsKey(unit)) {
            UNIT_DIRECTORIES.stream()
                    .map(directory -> directory + "/" + unit)
                    .filter(this::stands)
                    .findFirst()
                    .ifPresent(path -> apply(path, SystemdEnvironment::ofUnit, variables));
        }
        dropIns.values().forEach(path -> apply(path, SystemdEnvironment::ofUnit, variables));
        variables.settings(readers, UNIT_RANK).forEach(machine::record);
    }

    /** A file that may not be read stands there all the same. */
    private boolean stands(String path) {
        var failure = machine.host().text(path).failure();
        return failure == null || failure.kind() == FailureKind.NOT_PERMITTED;
    }

    private void collect(List<String> directories, String name, Map<String, String> byName) {
        for (var directory : directories) {
            for (var path : machine.files(directory + "/" + name, ".conf")) {
                byName.putIfAbsent(path.substring(path.lastIndexOf('/') + 1), path);
            }
        }
    }

    private void apply(String path, Function<String, SystemdEnvironment> parser, ProxyVariables variables) {
        machine.text(path).map(parser).ifPresent(found -> {
            if (found.resets()) {
                variables.reset();
            }
            variables.set(path, found.variables());
            for (var file : found.files()) {
                machine.text(file).map(EnvironmentFile::variables).ifPresent(more -> variables.set(file, more));
            }
        });
    }

    /** Units that somebody gave drop-ins on this machine; the one named {@code service} stands for all services. */
    private TreeSet<String> otherUnits() {
        var units = new TreeSet<String>();
        for (var directory : UNIT_DIRECTORIES.subList(0, 2)) {
            for (var name : machine.names(directory)) {
                if (name.endsWith("service.d")) {
                    units.add(name.substring(0, name.length() - 2));
                }
            }
        }
        units.removeAll(AGENT_UNITS.keySet());
        return units;
    }
}
