package io.azreach.linux.fuzz;

import io.azreach.testkit.FuzzTarget;
import java.util.Map;
import java.util.TreeMap;

/** All decoders of this module that read what others wrote, by the name of their corpus. */
final class LinuxTargets {
    static final Map<String, FuzzTarget> ALL = new TreeMap<>(Map.ofEntries(
            Map.entry("machineFacts", MachineTexts::machineFacts),
            Map.entry("networkTables", MachineTexts::networkTables),
            Map.entry("proxySettings", MachineTexts::proxySettings),
            Map.entry("shellText", MachineTexts::shellText)));

    private LinuxTargets() {}
}
