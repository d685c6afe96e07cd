package io.azreach.engine;

import io.azreach.model.Fault;
import io.azreach.spi.PluginInfo;
import io.azreach.spi.ProbePlugin;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/**
 * Loads the plugins below a directory: one per {@code plugins/<id>/}, each with a class loader of its own. What cannot be
 * loaded becomes a fault under the directory's name, and the others are loaded all the same. The class loaders stay open
 * for as long as the process lives, since plugins load classes and resources whenever they need them.
 */
public final class PluginDirectories {
    private PluginDirectories() {}

    /**
     * What was found.
     *
     * @param plugins in the order of the directories' names
     * @param faults one for every directory that holds no usable plugin
     */
    public record Found(List<LoadedPlugin> plugins, List<Fault> faults) {
        public Found {
            plugins = List.copyOf(plugins);
            faults = List.copyOf(faults);
        }
    }

    /** Loads every directory below {@code root}; finds nothing when {@code root} does not exist. */
    public static Found load(Path root) {
        var plugins = new ArrayList<LoadedPlugin>();
        var faults = new ArrayList<Fault>();
        for (var directory : directories(root, faults)) {
            var name = String.valueOf(directory.getFileName());
            try {
                plugins.add(loadOne(directory, name));
            } catch (PluginRefused refused) {
                faults.add(fault(root, name, String.valueOf(refused.getMessage())));
            } catch (Exception | LinkageError | AssertionError | ServiceConfigurationError broken) {
                faults.add(fault(root, name, PluginFailure.explain(broken)));
            }
        }
        return new Found(plugins, faults);
    }

    private static List<Path> directories(Path root, List<Fault> faults) {
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        try (var entries = Files.list(root)) {
            return entries.filter(Files::isDirectory).sorted().toList();
        } catch (IOException | UncheckedIOException unreadable) {
            faults.add(new Fault("plugins", "Plugins (" + root + "): cannot be listed: " + unreadable));
            return List.of();
        }
    }

    private static LoadedPlugin loadOne(Path directory, String name) throws IOException {
        var jars = PluginJars.in(directory);
        var loader = new PluginClassLoader(name, jars.urls());
        var plugin = onlyProvider(loader);
        var info = plugin.info();
        if (info.spiLevel() > PluginInfo.SPI_LEVEL) {
            throw new PluginRefused("it was compiled against SPI level " + info.spiLevel() + ", this azreach has level "
                    + PluginInfo.SPI_LEVEL + "; install a newer azreach or an older release of the plugin");
        }
        return new LoadedPlugin(info, plugin, name, jars.sha256());
    }

    private static ProbePlugin onlyProvider(PluginClassLoader loader) {
        var providers = ServiceLoader.load(ProbePlugin.class, loader).stream().toList();
        if (providers.isEmpty()) {
            throw new PluginRefused("no jar in it has a file META-INF/services/" + ProbePlugin.class.getName()
                    + " that names the plugin's class; add it to the plugin's resources");
        }
        if (providers.size() > 1) {
            var names = providers.stream().map(p -> p.type().getName()).sorted().toList();
            throw new PluginRefused("it holds " + providers.size() + " plugins " + names
                    + "; give each a directory of its own (a copy of azreach-core in it counts too: declare azreach-core"
                    + " in 'provided' scope)");
        }
        return providers.get(0).get();
    }

    private static Fault fault(Path root, String name, String message) {
        return new Fault(name, "Plugin '" + name + "' (" + root.getFileName() + "/" + name + "): " + message);
    }
}
