package io.azreach.report.json;

import com.fasterxml.jackson.core.JsonGenerator;
import io.azreach.model.Evidence;
import io.azreach.model.EvidenceType;
import io.azreach.model.HostPort;
import io.azreach.model.Route;
import io.azreach.report.text.Components;
import io.azreach.report.text.Literals;
import io.azreach.report.text.Secrets;
import io.azreach.report.text.Spans;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Writes values of the model: records by their components, addresses as literal text, lengths of time in milliseconds,
 * moments as ISO text with milliseconds, enums in lower case with dashes. What is null or empty optional is left out.
 */
final class ValueWriter {
    private final JsonGenerator out;

    ValueWriter(JsonGenerator out) {
        this.out = out;
    }

    void evidence(Evidence evidence, EvidenceType<?> type) throws IOException {
        out.writeStartObject();
        out.writeStringField("type", type.name());
        out.writeNumberField("v", type.version());
        components(evidence);
        out.writeEndObject();
    }

    /** Writes a field, unless there is no value. */
    void field(String name, @Nullable Object value) throws IOException {
        var present = value instanceof Optional<?> optional ? optional.orElse(null) : value;
        if (present != null) {
            out.writeFieldName(name);
            value(present);
        }
    }

    private void value(Object value) throws IOException {
        if (value instanceof Map<?, ?> map) {
            map(map);
        } else if (value instanceof Collection<?> items) {
            items(items);
        } else if (value instanceof Integer || value instanceof Long || value instanceof Short) {
            out.writeNumber(((Number) value).longValue());
        } else if (value instanceof Number number) {
            out.writeNumber(new BigDecimal(number.toString()));
        } else if (value instanceof Duration length) {
            out.writeNumber(Spans.millis(length));
        } else if (value instanceof Boolean flag) {
            out.writeBoolean(flag);
        } else if (value instanceof Record && !(value instanceof HostPort) && !(value instanceof Route)) {
            out.writeStartObject();
            components(value);
            out.writeEndObject();
        } else {
            out.writeString(text(value));
        }
    }

    private static String text(Object value) {
        if (value instanceof InetAddress address) {
            return Literals.of(address);
        }
        if (value instanceof Instant moment) {
            return Literals.of(moment);
        }
        if (value instanceof Enum<?> word) {
            return Literals.of(word);
        }
        return Secrets.scrub(value.toString());
    }

    private void map(Map<?, ?> map) throws IOException {
        out.writeStartObject();
        for (var entry : map.entrySet()) {
            field(String.valueOf(entry.getKey()), entry.getValue());
        }
        out.writeEndObject();
    }

    private void items(Collection<?> items) throws IOException {
        out.writeStartArray();
        for (var item : items) {
            value(item);
        }
        out.writeEndArray();
    }

    private void components(Object record) throws IOException {
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            field(Literals.key(component.getName()), Components.valueOf(record, component));
        }
    }
}
