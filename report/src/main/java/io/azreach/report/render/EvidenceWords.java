package io.azreach.report.render;

import io.azreach.model.Evidence;
import io.azreach.model.Failure;
import io.azreach.model.HostPort;
import io.azreach.model.Route;
import io.azreach.model.evidence.CertificateFacts;
import io.azreach.report.text.Components;
import io.azreach.report.text.Literals;
import io.azreach.report.text.Spans;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Evidence in plain words: the text {@code evidence.TYPE} with the record's components as values, or
 * {@code evidence.TYPE.failed} where it holds a failure; a list of the components where there is no text.
 */
final class EvidenceWords {
    private final RenderContext context;

    EvidenceWords(RenderContext context) {
        this.context = context;
    }

    List<String> of(Evidence evidence) {
        var name = context.nameOf(evidence);
        var values = values(evidence);
        var failed = "evidence." + name + ".failed";
        boolean broken = values.containsKey("failure") && context.texts().has(failed);
        var lines = context.texts().lines(broken ? failed : "evidence." + name, values);
        return lines.isEmpty() ? List.of(name + ": " + listed(values)) : lines;
    }

    private static String listed(Map<String, String> values) {
        return values.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .collect(Collectors.joining(", "));
    }

    /** Components that hold something, as text. */
    private static Map<String, String> values(Object record) {
        var values = new TreeMap<String, String>();
        for (var component : record.getClass().getRecordComponents()) {
            var value = Components.valueOf(record, component);
            boolean empty = value == null
                    || value instanceof Collection<?> items && items.isEmpty()
                    || value instanceof Map<?, ?> map && map.isEmpty()
                    || value instanceof String text && text.isEmpty();
            if (!empty) {
                values.put(component.getName(), text(value));
            }
        }
        return values;
    }

    private static String text(@Nullable Object value) {
        if (value instanceof CertificateFacts certificate) {
            return certificate.subject() + " <- " + certificate.issuer();
        }
        if (value instanceof Duration length) {
            return Spans.compact(length) + " ms";
        }
        if (value instanceof InetAddress address) {
            return Literals.of(address);
        }
        if (value instanceof Collection<?> items) {
            boolean sentences = items.stream().anyMatch(CertificateFacts.class::isInstance);
            return items.stream().map(EvidenceWords::text).collect(Collectors.joining(sentences ? "; " : " "));
        }
        if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .map(entry -> entry.getKey() + "=" + text(entry.getValue()))
                    .collect(Collectors.joining(" "));
        }
        if (value instanceof Record
                && !(value instanceof HostPort || value instanceof Failure || value instanceof Route)) {
            return "(" + listed(values(value)) + ")";
        }
        return String.valueOf(value);
    }
}
