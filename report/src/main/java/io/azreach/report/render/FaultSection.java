package io.azreach.report.render;

import io.azreach.report.text.Columns;
import io.azreach.report.text.Plain;
import java.util.ArrayList;
import java.util.List;

/** What broke on our side. */
final class FaultSection {
    private final RenderContext context;
    private final Paint paint;

    FaultSection(RenderContext context, Paint paint) {
        this.context = context;
        this.paint = paint;
    }

    List<String> lines(RunReport report) {
        var lines = new ArrayList<String>();
        for (var fault : report.result().faults()) {
            if (lines.isEmpty()) {
                lines.add(paint.bold(context.texts().line("heading.faults")));
            }
            var text = Plain.of(fault.source()) + ": " + Plain.of(fault.message());
            Columns.wrap(text, context.options().width() - 2).forEach(line -> lines.add("  " + line));
        }
        return lines;
    }
}
