package io.azreach.cli;

import io.azreach.engine.LoadedPlugin;
import io.azreach.engine.PluginCatalog;
import io.azreach.model.FindingType;
import io.azreach.report.scenario.Scenarios;
import io.azreach.report.text.Texts;
import io.azreach.spi.EndpointCatalog;
import io.azreach.spi.Probe;
import io.azreach.spi.ServiceEndpoint;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Lists what this installation knows, one line each, columns separated by two spaces at least. */
final class ListAction implements Action {
    static final List<String> TOPICS = List.of("probes", "scenarios", "findings", "endpoints", "plugins");

    @Override
    public int run(Invocation invocation) {
        var topic = invocation.operands().get(0);
        if (!TOPICS.contains(topic)) {
            return invocation.refuse(
                    List.of(UnknownWord.say(invocation.texts(), "problem.unknown-topic", topic, TOPICS)));
        }
        var catalog = invocation.installation().loadPlugins();
        var rows = new ArrayList<List<String>>();
        rows.add(List.of(invocation.texts().say("list." + topic).split(", ")));
        rows.addAll(rows(topic, catalog, texts(invocation, catalog)));
        new Rows(rows).print(invocation.console().out());
        catalog.faults().forEach(fault -> invocation.console().err().println("azreach: " + fault.message()));
        return Exit.OK;
    }

    private static Texts texts(Invocation invocation, PluginCatalog catalog) {
        var language = invocation.settings().value("lang").orElse(Language.wanted(List.of()));
        return Texts.load(Locale.forLanguageTag(language), catalog.plugins());
    }

    private static List<List<String>> rows(String topic, PluginCatalog catalog, Texts texts) {
        return switch (topic) {
            case "probes" ->
                catalog.probes().stream().map(p -> probe(p, catalog)).toList();
            case "findings" ->
                catalog.findingTypes().values().stream()
                        .sorted(Comparator.comparing(FindingType::id))
                        .map(type -> finding(type, texts))
                        .toList();
            case "endpoints" ->
                catalog.endpoints().stream()
                        .map(EndpointCatalog::endpoints)
                        .flatMap(List::stream)
                        .map(ListAction::endpoint)
                        .toList();
            case "plugins" -> catalog.plugins().stream().map(ListAction::plugin).toList();
            default -> scenarios(catalog, texts);
        };
    }

    private static List<String> probe(Probe probe, PluginCatalog catalog) {
        var info = probe.info();
        return List.of(
                info.id().value(), lower(info.stage()), info.cap().toMillis() + " ms", catalog.ownerOf(info.id()));
    }

    private static List<String> finding(FindingType type, Texts texts) {
        var title = String.join(" ", texts.page(type.id() + ".title"));
        return List.of(type.id().value(), lower(type.layer()), lower(type.severity()), type.owner(), title);
    }

    private static List<String> endpoint(ServiceEndpoint endpoint) {
        return List.of(
                endpoint.service(),
                endpoint.cloud(),
                endpoint.pattern(),
                endpoint.scheme(),
                Integer.toString(endpoint.port()),
                endpoint.condition());
    }

    private static List<String> plugin(LoadedPlugin plugin) {
        return List.of(
                plugin.info().id(), plugin.info().version(), plugin.info().vendor(), plugin.origin(), plugin.sha256());
    }

    private static List<List<String>> scenarios(PluginCatalog catalog, Texts texts) {
        return new Scenarios(catalog)
                .ids().stream()
                        .map(id -> List.of(id, String.join(" ", texts.page("scenario." + id + ".title"))))
                        .toList();
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
