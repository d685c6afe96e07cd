package io.azreach.cli;

import io.azreach.model.FindingId;
import io.azreach.model.FindingType;
import io.azreach.report.text.Columns;
import io.azreach.report.text.Texts;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

/** Prints what is known about a finding id. */
final class ExplainAction implements Action {
    /** Prose is wrapped; commands stay whole, so that they can be copied. */
    private enum Part {
        MEANING("meaning", true),
        MEASURED("measured", true),
        CONFIRM_LINUX("confirm.linux", false),
        CONFIRM_WINDOWS("confirm.windows", false),
        LOOKALIKES("lookalikes", true),
        FIX("fix", true);

        final String key;
        final boolean prose;

        Part(String key, boolean prose) {
            this.key = key;
            this.prose = prose;
        }
    }

    @Override
    public int run(Invocation invocation) {
        var catalog = invocation.installation().loadPlugins();
        var id = invocation.operands().get(0).toUpperCase(Locale.ROOT).replace('-', '_');
        for (var type : catalog.findingTypes().values()) {
            if (type.id().value().equals(id)) {
                var language = invocation.settings().value("lang").orElse(Language.wanted(List.of()));
                page(type, Texts.load(Locale.forLanguageTag(language), catalog.plugins()), invocation);
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

    private static void page(FindingType type, Texts texts, Invocation invocation) {
        var out = invocation.console().out();
        var owner = "owner." + type.owner();
        out.println(type.id() + "  "
                + invocation
                        .texts()
                        .say(
                                "explain.head",
                                "severity",
                                lower(type.severity()),
                                "layer",
                                lower(type.layer()),
                                "owner",
                                texts.has(owner) ? texts.line(owner) : type.owner()));
        int columns = invocation.console().columns();
        print(texts.page(type.id() + ".title"), true, 0, columns, out);
        for (var part : Part.values()) {
            var lines = texts.page(key(type.id(), part));
            if (!lines.isEmpty()) {
                out.println();
                out.println(invocation.texts().say("explain." + part.key));
                print(lines, part.prose, 2, columns, out);
            }
        }
    }

    private static String key(FindingId id, Part part) {
        return id + "." + part.key;
    }

    private static void print(List<String> lines, boolean prose, int indent, int columns, PrintStream out) {
        for (var line : lines) {
            var shown = prose ? Columns.wrap(line, columns - indent) : List.of(line);
            shown.forEach(piece -> out.println(" ".repeat(indent) + piece));
        }
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
