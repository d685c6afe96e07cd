package io.azreach.report.checklist;

import java.util.Map;

/**
 * Why there is no plain answer.
 *
 * @param key key of the text
 * @param values values for it
 */
public record Reason(String key, Map<String, String> values) {
    public Reason {
        values = Map.copyOf(values);
    }

    static Reason of(String key) {
        return new Reason(key, Map.of());
    }

    static Reason of(String key, String name, String value) {
        return new Reason(key, Map.of(name, value));
    }
}
