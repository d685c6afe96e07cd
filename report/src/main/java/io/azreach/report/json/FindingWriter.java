package io.azreach.report.json;

import com.fasterxml.jackson.core.JsonGenerator;
import io.azreach.model.RankedFinding;
import io.azreach.report.render.RenderContext;
import io.azreach.report.render.RunReport;
import java.io.IOException;

/** Writes the findings. */
final class FindingWriter {
    private final JsonGenerator out;
    private final ValueWriter values;
    private final RunReport report;
    private final RenderContext context;
    private final TargetList targets;

    FindingWriter(JsonGenerator out, RunReport report, RenderContext context, TargetList targets) {
        this.out = out;
        this.values = new ValueWriter(out);
        this.report = report;
        this.context = context;
        this.targets = targets;
    }

    void write() throws IOException {
        out.writeArrayFieldStart("findings");
        for (var finding : report.result().findings()) {
            write(finding);
        }
        out.writeEndArray();
    }

    private void write(RankedFinding ranked) throws IOException {
        var finding = ranked.finding();
        out.writeStartObject();
        values.field("ref", ranked.ref());
        values.field("id", finding.id().value());
        values.field("severity", finding.severity());
        values.field("confidence", finding.confidence());
        values.field("role", ranked.isRoot() ? "root" : "consequence");
        values.field("of", ranked.consequenceOf());
        values.field("targets", finding.targetIds());
        values.field(
                "targetRefs", finding.targets().stream().map(targets::nameOf).toList());
        values.field("args", finding.args());
        values.field("group", finding.group().isEmpty() ? null : finding.group());
        values.field("because", finding.because().stream().map(Object::toString).toList());
        values.field(
                "excluded", finding.excluded().stream().map(Object::toString).toList());
        var text = context.texts().of(finding);
        out.writeObjectFieldStart("text");
        values.field("title", text.title());
        values.field("why", text.why());
        values.field("fix", text.fix());
        out.writeEndObject();
        var owner = context.owner(finding.id());
        values.field("owner", owner.isEmpty() ? null : owner);
        values.field("doc", "explain " + finding.id());
        out.writeEndObject();
    }
}
