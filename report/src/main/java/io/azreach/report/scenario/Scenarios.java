package io.azreach.report.scenario;

import io.azreach.engine.LoadedPlugin;
import io.azreach.engine.PluginCatalog;
import io.azreach.report.syntax.JsonProblem;
import io.azreach.report.syntax.JsonProblems;
import io.azreach.report.syntax.Nearest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The scenarios there are: built-in ones, those of plugins, and files. */
public final class Scenarios {
    private static final List<String> BUILT_IN = List.of("a2a", "h2a", "upload", "connect", "hybrid-vpn");

    private final PluginCatalog catalog;
    private final Map<String, Resource> resources = new TreeMap<>();

    private record Resource(ClassLoader loader, String path) {}

    public Scenarios(PluginCatalog catalog) {
        this.catalog = catalog;
        for (var plugin : catalog.plugins()) {
            plugin.plugin().scenarios().forEach(path -> add(plugin, path));
        }
        var own = Scenarios.class.getClassLoader();
        BUILT_IN.forEach(id -> resources.put(id, new Resource(own, "io/azreach/report/scenarios/" + id + ".json")));
    }

    /** Ids of the scenarios that need no file, sorted. */
    public List<String> ids() {
        return List.copyOf(resources.keySet());
    }

    /**
     * Finds and reads a scenario.
     *
     * @param name an id, or the path of a file ending in {@code .json}
     * @throws JsonProblems when there is none, or with every mistake in it
     */
    public Scenario find(String name) throws JsonProblems {
        var known = ScenarioVocabulary.of(catalog);
        var resource = resources.get(name);
        if (resource != null) {
            return ScenarioReader.read(name + ".json", text(resource), known);
        }
        if (!name.endsWith(".json")) {
            throw problem(name, "there is no scenario of this name" + Nearest.hint(name, ids()));
        }
        try {
            return ScenarioReader.read(name, Files.readString(Path.of(name)), known);
        } catch (IOException unreadable) {
            throw problem(
                    name,
                    "the file cannot be read (" + unreadable.getClass().getSimpleName()
                            + "); give an existing UTF-8 file");
        }
    }

    private void add(LoadedPlugin plugin, String path) {
        var file = path.substring(path.lastIndexOf('/') + 1);
        resources.put(file.replaceFirst("\\.json$", ""), new Resource(plugin.classLoader(), path));
    }

    private static JsonProblems problem(String name, String message) {
        return new JsonProblems(List.of(new JsonProblem(name, 1, 1, message)));
    }

    private static String text(Resource resource) throws JsonProblems {
        try (var in = resource.loader().getResourceAsStream(resource.path())) {
            if (in == null) {
                throw problem(resource.path(), "the plugin names this scenario, but does not contain it");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
