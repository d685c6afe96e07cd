package io.azreach.report.syntax;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Takes a document apart and collects what is wrong instead of stopping at the first mistake. A value of the wrong type
 * counts as absent once it was reported.
 */
public final class JsonCursor {
    private final String file;
    private final List<JsonProblem> problems = new ArrayList<>();

    public JsonCursor(String file) {
        this.file = file;
    }

    public void problem(JsonValue.Place place, String message) {
        problems.add(new JsonProblem(file, place.line(), place.column(), message));
    }

    /** Where a key's value stands; the object itself when it has no such key. */
    public JsonValue.Place placeOf(JsonValue.Fields in, String key) {
        var value = in.values().get(key);
        return value == null ? in.place() : value.place();
    }

    /** Throws when anything was wrong. */
    public void finish() throws JsonProblems {
        if (!problems.isEmpty()) {
            problems.sort(Comparator.comparingInt(JsonProblem::line).thenComparingInt(JsonProblem::column));
            throw new JsonProblems(problems);
        }
    }

    /** The object itself; an empty one where there is another kind of value. */
    public JsonValue.Fields object(JsonValue value, String what) {
        if (value instanceof JsonValue.Fields fields) {
            return fields;
        }
        wrong(value, what, "object");
        return new JsonValue.Fields(Map.of(), Map.of(), value.place());
    }

    /** Reports every key that is not known, with the nearest known one. */
    public void onlyKeys(JsonValue.Fields in, String what, Collection<String> known) {
        for (var key : in.values().keySet()) {
            if (!known.contains(key)) {
                var place = in.keys().getOrDefault(key, in.place());
                problem(place, "key '" + key + "' is unknown in " + what + Nearest.hint(key, known));
            }
        }
    }

    public Optional<String> text(JsonValue.Fields in, String key) {
        var value = in.values().get(key);
        if (value instanceof JsonValue.Text text) {
            return Optional.of(text.value());
        }
        wrong(value, "'" + key + "'", "string");
        return Optional.empty();
    }

    /** A string that must be there. */
    public String needText(JsonValue.Fields in, String key, String what) {
        if (!in.values().containsKey(key)) {
            problem(in.place(), what + " needs the key '" + key + "'");
        }
        return text(in, key).orElse("");
    }

    public Optional<Boolean> flag(JsonValue.Fields in, String key) {
        var value = in.values().get(key);
        if (value instanceof JsonValue.Flag flag) {
            return Optional.of(flag.value());
        }
        wrong(value, "'" + key + "'", "boolean");
        return Optional.empty();
    }

    public Optional<java.math.BigDecimal> amount(JsonValue.Fields in, String key) {
        var value = in.values().get(key);
        if (value instanceof JsonValue.Amount amount) {
            return Optional.of(amount.value());
        }
        wrong(value, "'" + key + "'", "number");
        return Optional.empty();
    }

    /** An array's values; none where the key is absent. */
    public List<JsonValue> items(JsonValue.Fields in, String key) {
        var value = in.values().get(key);
        if (value instanceof JsonValue.Items items) {
            return items.values();
        }
        wrong(value, "'" + key + "'", "array");
        return List.of();
    }

    /** An array of strings, with their places. */
    public List<JsonValue.Text> texts(JsonValue.Fields in, String key) {
        var texts = new ArrayList<JsonValue.Text>();
        for (var item : items(in, key)) {
            if (item instanceof JsonValue.Text text) {
                texts.add(text);
            } else {
                wrong(item, "every item of '" + key + "'", "string");
            }
        }
        return texts;
    }

    /** An object of strings; empty where the key is absent. */
    public Map<String, String> textMap(JsonValue.Fields in, String key) {
        var map = new TreeMap<String, String>();
        var value = in.values().get(key);
        if (value == null) {
            return map;
        }
        var fields = object(value, "'" + key + "'");
        for (var name : fields.values().keySet()) {
            text(fields, name).ifPresent(text -> map.put(name, text));
        }
        return map;
    }

    private void wrong(@Nullable JsonValue value, String what, String expected) {
        if (value != null) {
            problem(value.place(), what + " must be of type " + expected + ", not " + value.kind());
        }
    }
}
