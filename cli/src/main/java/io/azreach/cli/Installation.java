package io.azreach.cli;

import io.azreach.engine.CorePlugin;
import io.azreach.engine.LoadedPlugin;
import io.azreach.engine.PluginCatalog;
import io.azreach.engine.PluginDirectories;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The directory azreach is installed in: {@code bin}, {@code lib}, {@code plugins}, {@code scenarios}.
 *
 * @param home its root
 */
record Installation(Path home) {
    /** The launcher names the directory; without one it is the working directory. */
    static Installation ofThisProcess() {
        return new Installation(Path.of(System.getProperty("azreach.home", "")).toAbsolutePath());
    }

    Path plugins() {
        return home.resolve("plugins");
    }

    Path libraries() {
        return home.resolve("lib");
    }

    /** Core's own plugin and those of the plugin directories. */
    PluginCatalog loadPlugins() {
        var core = new CorePlugin();
        var found = PluginDirectories.load(plugins());
        var all = new ArrayList<>(List.of(new LoadedPlugin(core.info(), core, "built-in", "")));
        all.addAll(found.plugins());
        return new PluginCatalog(all, found.faults());
    }
}
