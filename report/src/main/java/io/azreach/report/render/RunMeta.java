package io.azreach.report.render;

import io.azreach.engine.LoadedPlugin;
import io.azreach.report.text.Secrets;
import io.azreach.spi.Settings;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/**
 * What is to be known about a run besides its results.
 *
 * @param id unique
 * @param actor whose settings decided
 * @param language of the texts
 * @param productVersion of the program that made the run
 * @param plugins that took part
 * @param redaction how much was taken out
 * @param settings options of the run; what looks like a secret is dropped here once more
 */
public record RunMeta(
        String id,
        String actor,
        Locale language,
        String productVersion,
        List<PluginMark> plugins,
        Redaction redaction,
        Settings settings) {
    public RunMeta {
        plugins = List.copyOf(plugins);
        settings = withoutSecrets(settings);
    }

    /** How much was taken out of a report. */
    public enum Redaction {
        NONE,
        SHARE,
        MINIMAL;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A plugin that took part.
     *
     * @param sha256 over its jars; empty for a built-in one
     */
    public record PluginMark(String id, String version, String sha256) {
        public static List<PluginMark> of(Collection<LoadedPlugin> plugins) {
            return plugins.stream()
                    .map(p -> new PluginMark(p.info().id(), p.info().version(), p.sha256()))
                    .toList();
        }
    }

    private static Settings withoutSecrets(Settings settings) {
        var clean = new TreeMap<String, List<String>>();
        settings.values()
                .forEach((name, values) ->
                        clean.put(name, values.stream().map(Secrets::scrub).toList()));
        return new Settings(clean);
    }
}
