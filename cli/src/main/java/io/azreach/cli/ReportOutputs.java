package io.azreach.cli;

import io.azreach.engine.PluginCatalog;
import io.azreach.report.Reports;
import io.azreach.report.render.RenderOptions;
import io.azreach.report.render.RunMeta;
import io.azreach.report.render.RunReport;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** The reports that are wanted of a run, and where they go. */
final class ReportOutputs {
    private final Invocation invocation;
    private final List<OutputSpec> outputs;

    private ReportOutputs(Invocation invocation, List<OutputSpec> outputs) {
        this.invocation = invocation;
        this.outputs = outputs;
    }

    /** Text on standard output when nothing else is asked for. */
    static ReportOutputs wanted(Invocation invocation) {
        var given = invocation.settings().values("output");
        return new ReportOutputs(
                invocation,
                (given.isEmpty() ? List.of("text") : given)
                        .stream().map(OutputSpec::parse).toList());
    }

    /** A format of the contract may have no renderer in this build; that is told before anything is probed. */
    List<String> problems(PluginCatalog catalog) {
        var formats = new Reports(catalog, List.of()).formats();
        var problems = new ArrayList<>(new OutputRules(invocation.texts(), overwrite()).problems(outputs));
        for (var output : outputs) {
            if (!formats.contains(output.format())) {
                var known = String.join(", ", formats);
                problems.add(invocation.texts().say("problem.format", "value", output.format(), "formats", known));
            }
        }
        return problems;
    }

    Locale language() {
        var settings = invocation.settings();
        return Locale.forLanguageTag(settings.value("lang").orElse(Language.wanted(List.of())));
    }

    RunMeta meta(PluginCatalog catalog, String actor) {
        return new RunMeta(
                UUID.randomUUID().toString(),
                actor,
                language(),
                Version.number(),
                RunMeta.PluginMark.of(catalog.plugins()),
                RunMeta.Redaction.NONE,
                invocation.settings());
    }

    /** Writes every report even if one of them fails; then fails as the first did. */
    void write(RunReport report, PluginCatalog catalog) throws IOException {
        var reports = new Reports(catalog, List.of());
        IOException first = null;
        for (var output : outputs) {
            try {
                write(output, report, reports);
            } catch (IOException failed) {
                first = first == null ? failed : first;
            }
        }
        if (first != null) {
            throw first;
        }
    }

    private void write(OutputSpec output, RunReport report, Reports reports) throws IOException {
        if (output.toStandardOutput()) {
            var text = new StringBuilder();
            reports.render(report, output.format(), forConsole(), text);
            invocation.console().out().print(text);
            return;
        }
        var named = output.path();
        var path = named == null ? LogName.unused(report.result(), overwrite()) : Path.of(named);
        OutputFile.write(path, out -> {
            var writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
            reports.render(report, output.format(), options(Console.USUAL_COLUMNS, false), writer);
            writer.flush();
        });
        if (!invocation.settings().on("quiet")) {
            invocation.console().err().println(invocation.texts().say("report.written", "path", path));
        }
    }

    private RenderOptions forConsole() {
        var console = invocation.console();
        var color = invocation.settings().value("color").orElse("auto");
        return options(console.columns(), console.colored(color));
    }

    private RenderOptions options(int columns, boolean colored) {
        int verbosity = invocation.settings().on("quiet")
                ? -1
                : invocation.settings().values("verbose").size();
        return new RenderOptions(columns, colored, verbosity, ZoneId.systemDefault());
    }

    private boolean overwrite() {
        return invocation.settings().on("overwrite");
    }
}
