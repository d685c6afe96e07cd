package io.azreach.azure;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A JSON value of the catalog. Every run reads it before its first packet, and loading a data-binding library takes longer
 * than the whole survey of a machine.
 *
 * @param value a map, a list, a text, or null for what is absent
 */
record JsonTree(@Nullable Object value) {
    static JsonTree read(InputStream json) throws IOException {
        try (var parser = new JsonFactory().createParser(json)) {
            parser.nextToken();
            return new JsonTree(valueAt(parser));
        }
    }

    private static @Nullable Object valueAt(JsonParser parser) throws IOException {
        if (parser.currentToken() == JsonToken.START_OBJECT) {
            var fields = new LinkedHashMap<String, @Nullable Object>();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                var name = parser.currentName();
                parser.nextToken();
                fields.put(name, valueAt(parser));
            }
            return fields;
        }
        if (parser.currentToken() == JsonToken.START_ARRAY) {
            var items = new ArrayList<@Nullable Object>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                items.add(valueAt(parser));
            }
            return items;
        }
        return parser.currentToken() == JsonToken.VALUE_NULL ? null : parser.getText();
    }

    JsonTree at(String name) {
        return new JsonTree(value instanceof Map<?, ?> fields ? fields.get(name) : null);
    }

    List<JsonTree> items() {
        return value instanceof List<?> items
                ? items.stream().map(JsonTree::new).toList()
                : List.of();
    }

    /** Fields by name, sorted. */
    Map<String, JsonTree> fields() {
        var sorted = new TreeMap<String, JsonTree>();
        if (value instanceof Map<?, ?> fields) {
            fields.forEach((name, field) -> sorted.put(String.valueOf(name), new JsonTree(field)));
        }
        return sorted;
    }

    /** The text of a plain value; empty for anything else. */
    String text() {
        return value instanceof String text ? text : "";
    }

    int number() {
        return text().matches("\\d{1,9}") ? Integer.parseInt(text()) : 0;
    }
}
