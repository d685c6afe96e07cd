package io.azreach.cli;

import io.azreach.model.FindingId;
import io.azreach.report.text.Texts;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
                var texts = Texts.load(Locale.forLanguageTag(language), catalog.plugins());
                page(type.id(), texts).forEach(out::println);
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

    private static List<String> page(FindingId id, Texts texts) {
        return PARTS.stream()
                .map(part -> id + "." + part)
                .filter(texts::has)
                .flatMap(key -> Stream.concat(Stream.of(""), texts.lines(key, Map.of()).stream()))
                .toList();
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
