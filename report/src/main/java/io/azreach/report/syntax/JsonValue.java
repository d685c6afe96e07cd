package io.azreach.report.syntax;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A value of a JSON document and where it stands, lines and columns from 1. */
public sealed interface JsonValue {
    Place place();

    /** What people call such a value. */
    String kind();

    /** Where a value begins. */
    record Place(int line, int column) {}

    /** A string. */
    record Text(String value, Place place) implements JsonValue {
        @Override
        public String kind() {
            return "string";
        }
    }

    /** A number. */
    record Amount(BigDecimal value, Place place) implements JsonValue {
        @Override
        public String kind() {
            return "number";
        }
    }

    /** True or false. */
    record Flag(boolean value, Place place) implements JsonValue {
        @Override
        public String kind() {
            return "boolean";
        }
    }

    /** Null. */
    record Nothing(Place place) implements JsonValue {
        @Override
        public String kind() {
            return "null";
        }
    }

    /** An array. */
    record Items(List<JsonValue> values, Place place) implements JsonValue {
        public Items {
            values = List.copyOf(values);
        }

        @Override
        public String kind() {
            return "array";
        }
    }

    /** An object; values in the order written, and the place of each key. */
    record Fields(Map<String, JsonValue> values, Map<String, Place> keys, Place place) implements JsonValue {
        public Fields {
            values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
            keys = Map.copyOf(keys);
        }

        @Override
        public String kind() {
            return "object";
        }
    }
}
