package io.azreach.report;

import io.azreach.engine.PluginCatalog;
import io.azreach.report.json.JsonRenderer;
import io.azreach.report.render.LogRenderer;
import io.azreach.report.render.RenderContext;
import io.azreach.report.render.RenderOptions;
import io.azreach.report.render.Renderer;
import io.azreach.report.render.RunReport;
import io.azreach.report.render.SummaryRenderer;
import io.azreach.report.render.TextRenderer;
import io.azreach.report.text.Texts;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** Renders runs in every format there is. Thread-safe. */
public final class Reports {
    private final PluginCatalog catalog;
    private final Map<String, Renderer> renderers = new TreeMap<>();
    private final Map<Locale, Texts> texts = new ConcurrentHashMap<>();

    /**
     * The formats of this program and of others.
     *
     * @param more renderers of others; a format of ours cannot be replaced
     */
    public Reports(PluginCatalog catalog, Collection<Renderer> more) {
        this.catalog = catalog;
        List.of(new TextRenderer(), new SummaryRenderer(), new JsonRenderer(), new LogRenderer())
                .forEach(renderer -> renderers.put(renderer.format(), renderer));
        more.forEach(renderer -> renderers.putIfAbsent(renderer.format(), renderer));
    }

    /** Words that {@code -o} takes, sorted. */
    public List<String> formats() {
        return List.copyOf(renderers.keySet());
    }

    public Optional<Renderer> renderer(String format) {
        return Optional.ofNullable(renderers.get(format));
    }

    /** Texts of all plugins in a language; loaded once. */
    public Texts texts(Locale locale) {
        return texts.computeIfAbsent(locale, wanted -> Texts.load(wanted, catalog.plugins()));
    }

    /**
     * Writes a run in a format, in the language the run names.
     *
     * @throws IllegalArgumentException when there is no such format
     * @throws IOException when the output fails
     */
    public void render(RunReport report, String format, RenderOptions options, Appendable out) throws IOException {
        var renderer = renderer(format)
                .orElseThrow(() -> new IllegalArgumentException(
                        "format [" + format + "] must be one of " + String.join(", ", formats())));
        var context = new RenderContext(
                texts(report.meta().language()), catalog.findingTypes(), catalog.evidenceTypesByRecord(), options);
        renderer.render(report, context, out);
    }
}
