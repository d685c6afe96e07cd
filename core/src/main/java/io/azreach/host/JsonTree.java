package io.azreach.host;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A value of a JSON text that a command or a file gave (RFC 8259). What is absent or of another kind reads as empty, as the
 * writer of the text is not ours. Immutable but for the collections inside; a run reads many small texts before its first
 * packet, and this loads in a fraction of the time that data binding takes.
 *
 * @param value a map, a list, a text (numbers and booleans as written), or null for what is absent
 */
public record JsonTree(@Nullable Object value) {
    private static final JsonFactory FACTORY = new JsonFactory();

    /** The whole text as one value; nothing when it is not JSON. */
    public static Optional<JsonTree> parse(String text) {
        try (var parser = FACTORY.createParser(text)) {
            if (parser.nextToken() == null) {
                return Optional.empty();
            }
            var tree = new JsonTree(valueAt(parser));
            return parser.nextToken() == null ? Optional.of(tree) : Optional.empty();
        } catch (IOException notJson) {
            return Optional.empty();
        }
    }

    /** The start of a text that was cut off: what stands before the cut; empty when it is not JSON from its beginning. */
    public static JsonTree parseStart(String text) {
        var fields = new LinkedHashMap<String, @Nullable Object>();
        try (var parser = FACTORY.createParser(text)) {
            if (parser.nextToken() == JsonToken.START_OBJECT) {
                addFields(parser, fields);
            }
        } catch (IOException cut) {
            return new JsonTree(fields);
        }
        return new JsonTree(fields);
    }

    /** Puts each field in place before its value is read to the end, so that a cut loses nothing that stands before it. */
    private static void addFields(JsonParser parser, Map<String, @Nullable Object> fields) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            var name = parser.currentName();
            if (parser.nextToken() == JsonToken.START_OBJECT) {
                var inner = new LinkedHashMap<String, @Nullable Object>();
                fields.put(name, inner);
                addFields(parser, inner);
            } else {
                fields.put(name, valueAt(parser));
            }
        }
    }

    private static @Nullable Object valueAt(JsonParser parser) throws IOException {
        if (parser.currentToken() == JsonToken.START_OBJECT) {
            var fields = new LinkedHashMap<String, @Nullable Object>();
            addFields(parser, fields);
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

    public boolean isList() {
        return value instanceof List<?>;
    }

    /** A field of an object. */
    public JsonTree at(String name) {
        return new JsonTree(value instanceof Map<?, ?> fields ? fields.get(name) : null);
    }

    /** Items of a list. */
    public List<JsonTree> items() {
        return value instanceof List<?> items
                ? items.stream().map(JsonTree::new).toList()
                : List.of();
    }

    /** Fields by name, sorted. */
    public Map<String, JsonTree> fields() {
        var sorted = new TreeMap<String, JsonTree>();
        if (value instanceof Map<?, ?> fields) {
            fields.forEach((name, field) -> sorted.put(String.valueOf(name), new JsonTree(field)));
        }
        return sorted;
    }

    /** The text of a plain value; empty for anything else. */
    public String text() {
        return value instanceof String text ? text : "";
    }

    /** The text, or another when there is none. */
    public String text(String otherwise) {
        return text().isEmpty() ? otherwise : text();
    }

    /** A whole number; 0 for anything else. */
    public long number() {
        return text().matches("\\d{1,18}") ? Long.parseLong(text()) : 0;
    }
}
