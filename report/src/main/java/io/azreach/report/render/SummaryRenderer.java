package io.azreach.report.render;

import io.azreach.report.checklist.CheckStatus;
import io.azreach.report.text.Spans;
import java.io.IOException;
import java.util.stream.Collectors;

/** One line that never depends on the language. */
public final class SummaryRenderer implements Renderer {
    @Override
    public String format() {
        return "summary";
    }

    @Override
    public void render(RunReport report, RenderContext context, Appendable out) throws IOException {
        out.append(line(report)).append('\n');
    }

    static String line(RunReport report) {
        var checklist = report.checklist();
        var verdict = checklist.verdict();
        var roots = report.result().findings().stream()
                .filter(f -> verdict.rootFindings().contains(f.ref()))
                .map(f -> f.finding().id().value())
                .distinct()
                .collect(Collectors.joining(","));
        return "RESULT status=" + verdict.status().word()
                + " exit=" + verdict.exit()
                + " pass=" + checklist.count(CheckStatus.OK)
                + " fail=" + checklist.count(CheckStatus.FAIL)
                + " warn=" + checklist.count(CheckStatus.WARN)
                + " skip=" + checklist.count(CheckStatus.SKIP)
                + " unknown=" + checklist.count(CheckStatus.UNKNOWN)
                + " root=" + (roots.isEmpty() ? "-" : roots)
                + " duration=" + Spans.seconds(report.result().took()) + "s";
    }
}
