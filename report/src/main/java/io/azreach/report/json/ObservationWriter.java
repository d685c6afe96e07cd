package io.azreach.report.json;

import com.fasterxml.jackson.core.JsonGenerator;
import io.azreach.model.Observation;
import io.azreach.model.Outcome;
import io.azreach.model.RunResult;
import io.azreach.model.Target;
import io.azreach.report.render.RenderContext;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes targets, observations and faults, completely enough to diagnose the run again. */
final class ObservationWriter {
    private final JsonGenerator out;
    private final ValueWriter values;
    private final RunResult result;
    private final RenderContext context;
    private final TargetList targets;

    ObservationWriter(JsonGenerator out, RunResult result, RenderContext context, TargetList targets) {
        this.out = out;
        this.values = new ValueWriter(out);
        this.result = result;
        this.context = context;
        this.targets = targets;
    }

    void write() throws IOException {
        var planned = new HashSet<>(result.targets());
        out.writeArrayFieldStart("targets");
        for (var entry : targets.names().entrySet()) {
            target(entry.getValue(), entry.getKey(), planned);
        }
        out.writeEndArray();
        out.writeArrayFieldStart("observations");
        for (var observation : result.observations()) {
            observation(observation);
        }
        out.writeEndArray();
        out.writeArrayFieldStart("faults");
        for (var fault : result.faults()) {
            out.writeStartObject();
            values.field("source", fault.source());
            values.field("message", fault.message());
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private void target(String name, Target target, Set<Target> planned) throws IOException {
        out.writeStartObject();
        values.field("ref", name);
        values.field("planned", planned.contains(target));
        values.field("scheme", target.scheme());
        values.field("host", target.host());
        values.field("port", target.port());
        values.field("path", target.path());
        values.field("service", target.service());
        values.field("hints", target.hints());
        values.field("route", target.route());
        out.writeEndObject();
    }

    private void observation(Observation observation) throws IOException {
        out.writeStartObject();
        values.field("ref", observation.ref().value());
        values.field("probe", observation.probe().value());
        values.field("target", observation.target().id());
        values.field("targetRef", targets.nameOf(observation.target()));
        values.field("startedAt", observation.startedAt());
        values.field("ms", observation.took());
        values.field("outcome", observation.outcome().word());
        values.field("reason", reason(observation.outcome()));
        out.writeArrayFieldStart("evidence");
        for (var evidence : observation.evidence()) {
            var type = context.evidenceTypes().get(evidence.getClass());
            if (type != null) {
                values.evidence(evidence, type);
            }
        }
        out.writeEndArray();
        out.writeEndObject();
    }

    private static @Nullable String reason(Outcome outcome) {
        if (outcome instanceof Outcome.NotApplicable not) {
            return not.reason();
        }
        return outcome instanceof Outcome.Broken broken ? broken.fault() : null;
    }
}
