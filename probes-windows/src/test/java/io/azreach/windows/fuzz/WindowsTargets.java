package io.azreach.windows.fuzz;

import io.azreach.testkit.FuzzTarget;
import java.util.Map;
import java.util.TreeMap;

/** All decoders of this module that read what others wrote, by the name of their corpus. */
final class WindowsTargets {
    static final Map<String, FuzzTarget> ALL = new TreeMap<>(Map.ofEntries(
            Map.entry("proxyBinary", RegistryTexts::proxyBinary),
            Map.entry("proxyText", RegistryTexts::proxyText),
            Map.entry("registryExport", RegistryTexts::registryExport)));

    private WindowsTargets() {}
}
