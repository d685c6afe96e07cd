package io.azreach.report.render;

import io.azreach.report.text.Columns;
import io.azreach.report.text.Plain;
import java.io.IOException;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The report for a person at a terminal: verdict, checks, endpoints, findings in order of repair. */
public final class TextRenderer implements Renderer {
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

    @Override
    public String format() {
        return "text";
    }

    @Override
    public void render(RunReport report, RenderContext context, Appendable out) throws IOException {
        var paint = new Paint(context.options().color());
        var lines = new ArrayList<String>();
        if (context.options().verbosity() >= 0) {
            lines.add(header(report, context, paint));
            lines.add("");
        }
        lines.addAll(new VerdictSection(report, context, paint).lines());
        if (context.options().verbosity() >= 0) {
            sections(report, context, paint).stream()
                    .filter(section -> !section.isEmpty())
                    .forEach(section -> {
                        lines.add("");
                        lines.addAll(section);
                    });
            lines.add("");
        }
        lines.add(SummaryRenderer.line(report));
        for (var line : lines) {
            out.append(line.stripTrailing()).append('\n');
        }
    }

    private static List<List<String>> sections(RunReport report, RenderContext context, Paint paint) {
        return List.of(
                new CheckSection(report, context, paint).lines(),
                new EndpointTable(context, paint).lines(report),
                new FindingSection(context, paint).lines(report),
                observations(report, context, paint),
                new FaultSection(context, paint).lines(report));
    }

    private static List<String> observations(RunReport report, RenderContext context, Paint paint) {
        if (context.options().verbosity() < 2) {
            return List.of();
        }
        var lines = new ArrayList<String>();
        lines.add(paint.bold(context.texts().line("log.observations")));
        lines.addAll(new ObservationSection(context).lines(report));
        return lines;
    }

    private static String header(RunReport report, RenderContext context, Paint paint) {
        var result = report.result();
        var moment = MOMENT.withZone(context.options().zone()).format(result.startedAt());
        var scenario = report.scenario();
        var title = context.texts().has(scenario.title()) ? context.texts().line(scenario.title()) : scenario.id();
        var name = Plain.of(result.host().name());
        var rest = "  " + title + "  " + Plain.of(result.host().osName());
        int room = context.options().width() - Columns.width(name) - moment.length() - 2;
        return paint.bold(name) + Columns.left(Columns.cut(rest, Math.max(room, 1)), room) + "  " + moment;
    }
}
