package io.azreach.cli;

import io.azreach.engine.LoadedPlugin;
import io.azreach.engine.PluginCatalog;
import io.azreach.model.FindingId;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Prints what is known about a finding id. */
final class ExplainAction implements Action {
    private static final List<String> PARTS = List.of("title", "explain", "why", "fix");

    @Override
    public int run(Invocation invocation) {
        var catalog = invocation.installation().loadPlugins();
        var id = invocation.operands().get(0).toUpperCase(Locale.ROOT).replace('-', '_');
        for (var type : catalog.findingTypes().values()) {
            if (type.id().value().equals(id)) {
                var out = invocation.console().out();
                out.println(
                        type.id() + "  " + lower(type.severity()) + "  " + lower(type.layer()) + "  " + type.owner());
                var language = invocation.settings().value("lang").orElse(Language.wanted(List.of()));
                page(catalog, type.id(), Locale.forLanguageTag(language)).forEach(out::println);
                return Exit.OK;
            }
        }
        var known = new TreeSet<String>();
        catalog.findingTypes().keySet().forEach(finding -> known.add(finding.value()));
        var problem = invocation
                        .texts()
                        .say("problem.unknown-id", "word", invocation.operands().get(0))
                + UnknownWord.nearest(invocation.texts(), id, known);
        return invocation.refuse(List.of(problem));
    }

    private static List<String> page(PluginCatalog catalog, FindingId id, Locale language) {
        var owner = catalog.ownerOf(id);
        for (var plugin : catalog.plugins()) {
            if (plugin.info().id().equals(owner)) {
                return page(plugin, id, language);
            }
        }
        return List.of();
    }

    private static List<String> page(LoadedPlugin plugin, FindingId id, Locale language) {
        var control = ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
        try {
            var bundle = ResourceBundle.getBundle(plugin.info().texts(), language, plugin.classLoader(), control);
            return PARTS.stream()
                    .map(part -> id + "." + part)
                    .filter(bundle::containsKey)
                    .flatMap(key ->
                            Stream.concat(Stream.of(""), bundle.getString(key).lines()))
                    .toList();
        } catch (MissingResourceException absent) {
            return List.of();
        }
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
