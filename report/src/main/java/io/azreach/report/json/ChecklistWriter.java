package io.azreach.report.json;

import com.fasterxml.jackson.core.JsonGenerator;
import io.azreach.report.checklist.Check;
import io.azreach.report.checklist.CheckStatus;
import io.azreach.report.checklist.EndpointState;
import io.azreach.report.render.RunReport;
import io.azreach.report.text.Texts;
import java.io.IOException;

/** Writes the verdict, the checks and the endpoints. */
final class ChecklistWriter {
    private final JsonGenerator out;
    private final ValueWriter values;
    private final RunReport report;
    private final Texts texts;

    ChecklistWriter(JsonGenerator out, RunReport report, Texts texts) {
        this.out = out;
        this.values = new ValueWriter(out);
        this.report = report;
        this.texts = texts;
    }

    void write() throws IOException {
        var verdict = report.checklist().verdict();
        out.writeObjectFieldStart("verdict");
        values.field("status", verdict.status().word());
        values.field("exit", verdict.exit());
        values.field("rootFindings", verdict.rootFindings());
        out.writeEndObject();
        out.writeObjectFieldStart("counts");
        for (var status : CheckStatus.values()) {
            values.field(status.word(), report.checklist().count(status));
        }
        out.writeEndObject();
        out.writeArrayFieldStart("checks");
        for (var check : report.checklist().checks().toList()) {
            check(check);
        }
        out.writeEndArray();
        out.writeArrayFieldStart("endpoints");
        for (var endpoint : report.checklist().endpoints()) {
            endpoint(endpoint);
        }
        out.writeEndArray();
    }

    private void check(Check check) throws IOException {
        var target = check.target();
        var reason = check.reason();
        out.writeStartObject();
        values.field("id", check.question().id());
        if (target != null) {
            values.field("target", target.id());
            if (!target.isMachine()) {
                values.field("host", target.host());
                values.field("route", target.route());
            }
        }
        values.field("status", check.status().word());
        var took = check.took();
        values.field("durationMs", took == null ? null : took.toMillis());
        values.field("findings", check.findings());
        values.field("reason", reason == null ? null : texts.line(reason.key(), reason.values()));
        out.writeEndObject();
    }

    private void endpoint(EndpointState endpoint) throws IOException {
        out.writeStartObject();
        values.field("host", endpoint.where().host());
        values.field("port", endpoint.where().port());
        values.field("service", endpoint.service());
        values.field("status", endpoint.status().word());
        out.writeArrayFieldStart("layers");
        for (var layer : endpoint.layers()) {
            out.writeStartObject();
            values.field("layer", layer.step().word());
            values.field("route", layer.route());
            values.field("status", layer.status().word());
            values.field("ms", layer.took());
            out.writeEndObject();
        }
        out.writeEndArray();
        values.field("findings", endpoint.findings());
        out.writeEndObject();
    }
}
