package io.azreach.report.render;

import io.azreach.report.checklist.CheckStatus;
import io.azreach.report.checklist.EndpointState;
import io.azreach.report.checklist.EndpointStatus;
import io.azreach.report.checklist.LayerState;
import io.azreach.report.scenario.Step;
import io.azreach.report.text.Columns;
import io.azreach.report.text.Plain;
import io.azreach.report.text.Spans;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Endpoints and steps, in milliseconds. */
final class EndpointTable {
    private static final int CELL = 6;
    private static final int TOTAL = 10;
    private static final int LAST = 6;

    private final RenderContext context;
    private final Paint paint;

    EndpointTable(RenderContext context, Paint paint) {
        this.context = context;
        this.paint = paint;
    }

    List<String> lines(RunReport report) {
        var endpoints = report.checklist().endpoints();
        if (endpoints.isEmpty()) {
            return List.of();
        }
        var steps = EnumSet.noneOf(Step.class);
        endpoints.forEach(e -> e.layers().forEach(layer -> steps.add(layer.step())));
        int cells = steps.stream().mapToInt(EndpointTable::width).sum();
        int name = Math.max(12, context.options().width() - 2 - cells - TOTAL - LAST);
        var lines = new ArrayList<String>();
        lines.add(heading(steps, name));
        endpoints.forEach(endpoint -> lines.addAll(row(endpoint, steps, name)));
        return lines;
    }

    private String heading(Set<Step> steps, int name) {
        var cells = new StringBuilder();
        steps.forEach(step -> cells.append(Columns.right(heading(step), width(step))));
        cells.append(Columns.right(context.texts().line("table.total"), TOTAL));
        return paint.bold(Columns.left(Columns.cut(context.texts().line("heading.endpoints"), name + 2), name + 2))
                + paint.dim(cells.toString());
    }

    /** A name that does not fit has a line of its own, since names are there to be copied. */
    private List<String> row(EndpointState endpoint, Set<Step> steps, int name) {
        var where = Plain.of(
                endpoint.where().port() == 443
                        ? endpoint.where().host()
                        : endpoint.where().toString());
        var cells = new StringBuilder();
        for (var step : steps) {
            cells.append(cell(
                    width(step),
                    endpoint.layers().stream()
                            .filter(layer -> layer.step() == step)
                            .findFirst()
                            .orElse(null)));
        }
        var figures = cells + Columns.right(total(endpoint), TOTAL) + "  " + last(endpoint);
        return Columns.width(where) <= name
                ? List.of("  " + Columns.left(where, name) + figures)
                : List.of("  " + where, " ".repeat(2 + name) + figures);
    }

    private static String heading(Step step) {
        return step.word().toUpperCase(Locale.ROOT);
    }

    private static int width(Step step) {
        return Math.max(CELL, step.word().length() + 2);
    }

    private String cell(int width, @Nullable LayerState layer) {
        if (layer == null || !layer.measured()) {
            return Columns.right(layer != null && layer.status() == EndpointStatus.UNKNOWN ? "?" : "-", width);
        }
        if (layer.status() == EndpointStatus.FAIL) {
            return paint.status(CheckStatus.FAIL, Columns.right(context.texts().line("status.fail"), width));
        }
        var took = layer.took();
        return Columns.right(took == null ? "ok" : Spans.compact(took), width);
    }

    private String total(EndpointState endpoint) {
        var total = Duration.ZERO;
        boolean measured = false;
        for (var layer : endpoint.layers()) {
            var took = layer.took();
            if (layer.measured() && took != null) {
                total = total.plus(took);
                measured = true;
            }
        }
        if (endpoint.status() == EndpointStatus.SKIP) {
            return "-";
        }
        if (!measured) {
            return endpoint.layers().isEmpty() ? "" : context.texts().line("table.not-run");
        }
        return total.compareTo(Duration.ofSeconds(10)) > 0 ? "> 10 s" : Spans.compact(total) + " ms";
    }

    private String last(EndpointState endpoint) {
        var status =
                switch (endpoint.status()) {
                    case OK -> CheckStatus.OK;
                    case SLOW -> CheckStatus.WARN;
                    case FAIL -> CheckStatus.FAIL;
                    case SKIP -> CheckStatus.SKIP;
                    default -> CheckStatus.UNKNOWN;
                };
        boolean troubled = status == CheckStatus.FAIL || status == CheckStatus.WARN;
        if (troubled && !endpoint.findings().isEmpty()) {
            return paint.status(status, endpoint.findings().get(0));
        }
        var key = "endpoint." + endpoint.status().name().toLowerCase(Locale.ROOT);
        return paint.status(status, context.texts().line(key));
    }
}
