package io.azreach.report.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import io.azreach.report.render.RenderContext;
import io.azreach.report.render.Renderer;
import io.azreach.report.render.RunReport;
import java.io.IOException;
import java.io.StringWriter;

/** The whole run as one JSON document, schema 1.0. */
public final class JsonRenderer implements Renderer {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    @Override
    public String format() {
        return "json";
    }

    @Override
    public void render(RunReport report, RenderContext context, Appendable out) throws IOException {
        var text = new StringWriter();
        try (var generator = FACTORY.createGenerator(text)) {
            generator.setPrettyPrinter(printer());
            generator.writeStartObject();
            write(report, context, generator);
            generator.writeEndObject();
        }
        out.append(text.getBuffer()).append('\n');
    }

    private static DefaultPrettyPrinter printer() {
        var indenter = new DefaultIndenter("  ", "\n");
        return new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter);
    }

    private static void write(RunReport report, RenderContext context, JsonGenerator out) throws IOException {
        var targets = new TargetList(report.result());
        out.writeStringField("schema", "azreach-report");
        out.writeStringField("schemaVersion", "1.0");
        new RunWriter(out, report).write();
        new ChecklistWriter(out, report, context.texts()).write();
        new FindingWriter(out, report, context, targets).write();
        new ObservationWriter(out, report.result(), context, targets).write();
        out.writeStringField("redaction", report.meta().redaction().word());
    }
}
