package io.azreach.engine;

import io.azreach.spi.PluginInfo;
import io.azreach.spi.ProbePlugin;

/**
 * A plugin that was found.
 *
 * @param info what it says of itself
 * @param plugin the plugin
 * @param origin where it came from: a directory's name, or {@code built-in}
 * @param sha256 over its jars in the order of their names and marks of those in directories below, lower-case hex; empty for a
 *     built-in one
 */
public record LoadedPlugin(PluginInfo info, ProbePlugin plugin, String origin, String sha256) {
    public ClassLoader classLoader() {
        return plugin.getClass().getClassLoader();
    }
}
