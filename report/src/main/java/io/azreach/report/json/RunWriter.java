package io.azreach.report.json;

import com.fasterxml.jackson.core.JsonGenerator;
import io.azreach.report.render.RunReport;
import java.io.IOException;
import java.util.LinkedHashMap;

/** Writes what is known about the run and the machine. */
final class RunWriter {
    private final JsonGenerator out;
    private final ValueWriter values;
    private final RunReport report;

    RunWriter(JsonGenerator out, RunReport report) {
        this.out = out;
        this.values = new ValueWriter(out);
        this.report = report;
    }

    void write() throws IOException {
        var meta = report.meta();
        var result = report.result();
        out.writeObjectFieldStart("run");
        values.field("id", meta.id());
        values.field("scenario", report.scenario().id());
        values.field("startedAt", result.startedAt());
        values.field("durationMs", result.took().toMillis());
        values.field("complete", result.complete());
        var product = new LinkedHashMap<String, String>();
        product.put("version", meta.productVersion());
        values.field("product", product);
        out.writeArrayFieldStart("plugins");
        for (var plugin : meta.plugins()) {
            out.writeStartObject();
            values.field("id", plugin.id());
            values.field("version", plugin.version());
            values.field("sha256", plugin.sha256().isEmpty() ? null : plugin.sha256());
            out.writeEndObject();
        }
        out.writeEndArray();
        values.field("actor", meta.actor());
        values.field("language", meta.language().toLanguageTag());
        out.writeEndObject();
        host();
        values.field("settings", meta.settings().values());
    }

    private void host() throws IOException {
        var host = report.result().host();
        out.writeObjectFieldStart("host");
        values.field("name", host.name());
        values.field("os", host.osName());
        values.field("family", host.os());
        values.field("addresses", host.addresses());
        values.field("elevated", host.elevated());
        out.writeEndObject();
    }
}
