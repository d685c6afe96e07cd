package io.azreach.report.render;

import io.azreach.model.Severity;
import io.azreach.report.checklist.Verdict;
import io.azreach.report.text.Columns;
import io.azreach.report.text.Plain;
import java.io.IOException;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

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
        lines.addAll(verdict(report, context, paint));
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
                new FaultSection(context, paint).lines(report));
    }

    private static String header(RunReport report, RenderContext context, Paint paint) {
        var result = report.result();
        var moment = MOMENT.withZone(context.options().zone()).format(result.startedAt());
        var title = context.texts().line(report.scenario().title());
        var name = Plain.of(result.host().name());
        var rest = "  " + title + "  " + Plain.of(result.host().osName());
        int room = context.options().width() - Columns.width(name) - moment.length() - 2;
        return paint.bold(name) + Columns.left(Columns.cut(rest, Math.max(room, 1)), room) + "  " + moment;
    }

    /** The roots that matter: those that block, or all of them when none does. */
    private static int causes(RunReport report) {
        var roots = report.checklist().verdict().rootFindings();
        long blocking = report.result().findings().stream()
                .filter(f -> f.isRoot() && f.finding().severity() == Severity.BLOCKER)
                .count();
        return blocking > 0 ? (int) blocking : roots.size();
    }

    private static List<String> verdict(RunReport report, RenderContext context, Paint paint) {
        var texts = context.texts();
        var status = report.checklist().verdict().status();
        var word = " " + texts.line("verdict." + status.word() + ".word") + " ";
        var sentences = new ArrayList<String>();
        var own = "scenario." + report.scenario().id() + "." + status.word();
        sentences.add(texts.line(texts.has(own) ? own : "verdict." + status.word() + ".text"));
        int causes = causes(report);
        if (causes > 0) {
            var key = (status == Verdict.Status.FAIL ? "verdict.causes." : "verdict.points.")
                    + (causes == 1 ? "one" : "many");
            sentences.add(texts.line(key, Map.of("count", Integer.toString(causes))));
        }
        if (!report.result().complete()) {
            sentences.add(texts.line("verdict.incomplete"));
        }
        int indent = Columns.width(word) + 1;
        var wrapped =
                Columns.wrap(String.join(" ", sentences), context.options().width() - indent);
        var lines = new ArrayList<String>();
        for (int i = 0; i < wrapped.size(); i++) {
            var head = i == 0 ? paint.verdict(status, word) + " " : " ".repeat(indent);
            lines.add(head + paint.bold(wrapped.get(i)));
        }
        return lines;
    }
}
