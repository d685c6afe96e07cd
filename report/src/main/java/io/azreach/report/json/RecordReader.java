package io.azreach.report.json;

import io.azreach.model.HostPort;
import io.azreach.model.Route;
import io.azreach.report.syntax.JsonValue;
import io.azreach.report.text.Components;
import io.azreach.report.text.Literals;
import io.azreach.report.text.Spans;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads back what {@link ValueWriter} wrote. Unknown keys are ignored, absent ones are unknown. */
final class RecordReader {
    /** A value that does not fit, and where it stands. */
    static final class Unfit extends Exception {
        private static final long serialVersionUID = 1L;

        private final transient JsonValue.Place place;

        Unfit(JsonValue.Place place, String message) {
            super(message);
            this.place = place;
        }

        JsonValue.Place place() {
            return place;
        }
    }

    <R> R record(Class<R> type, JsonValue.Fields in) throws Unfit {
        var components = type.getRecordComponents();
        var kinds = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        var values = new @Nullable Object[components.length];
        for (int i = 0; i < components.length; i++) {
            var key = Literals.key(components[i].getName());
            var written = in.values().get(key);
            values[i] = written == null
                    ? absent(components[i], key, in.place())
                    : value(components[i].getGenericType(), written, key);
        }
        try {
            return Components.make(type, kinds, values);
        } catch (IllegalArgumentException refused) {
            throw new Unfit(in.place(), String.valueOf(refused.getMessage()));
        }
    }

    private static @Nullable Object absent(RecordComponent component, String key, JsonValue.Place place) throws Unfit {
        var type = component.getType();
        if (type == boolean.class) {
            return false;
        }
        if (type.isPrimitive()) {
            return number(type, BigDecimal.ZERO);
        }
        if (type == List.class) {
            return List.of();
        }
        if (type == Map.class) {
            return Map.of();
        }
        if (type == Set.class) {
            return Set.of();
        }
        if (type == Optional.class) {
            return Optional.empty();
        }
        boolean nullable = Arrays.stream(component.getAnnotatedType().getAnnotations())
                .anyMatch(a -> a.annotationType().getSimpleName().equals("Nullable"));
        if (!nullable) {
            throw new Unfit(place, "the key '" + key + "' is missing");
        }
        return null;
    }

    private Object value(Type type, JsonValue in, String key) throws Unfit {
        var raw = (Class<?>) (type instanceof ParameterizedType generic ? generic.getRawType() : type);
        if (type instanceof ParameterizedType generic) {
            return several(raw, generic.getActualTypeArguments(), in, key);
        }
        if (in instanceof JsonValue.Flag flag && (raw == boolean.class || raw == Boolean.class)) {
            return flag.value();
        }
        if (in instanceof JsonValue.Amount amount) {
            return number(raw, amount, key);
        }
        if (in instanceof JsonValue.Fields fields && raw.isRecord()) {
            return record(raw, fields);
        }
        if (in instanceof JsonValue.Text text) {
            return text(raw, text, key);
        }
        throw unfit(in, key, raw);
    }

    private Object several(Class<?> raw, Type[] arguments, JsonValue in, String key) throws Unfit {
        if (raw == Optional.class) {
            return Optional.of(value(arguments[0], in, key));
        }
        if (raw == Map.class && in instanceof JsonValue.Fields fields) {
            var map = new LinkedHashMap<Object, Object>();
            for (var entry : fields.values().entrySet()) {
                map.put(entry.getKey(), value(arguments[1], entry.getValue(), key + "." + entry.getKey()));
            }
            return map;
        }
        if (in instanceof JsonValue.Items items && (raw == List.class || raw == Set.class)) {
            var list = new ArrayList<Object>();
            for (var item : items.values()) {
                list.add(value(arguments[0], item, key));
            }
            return raw == Set.class ? new LinkedHashSet<>(list) : list;
        }
        throw unfit(in, key, raw);
    }

    private static Object text(Class<?> raw, JsonValue.Text in, String key) throws Unfit {
        try {
            if (raw == String.class) {
                return in.value();
            }
            if (raw == InetAddress.class) {
                return Literals.address(in.value()).orElseThrow(() -> unfit(in, key, raw));
            }
            if (raw == Instant.class) {
                return Instant.parse(in.value());
            }
            if (raw == Route.class) {
                return Route.parse(in.value());
            }
            if (raw == HostPort.class) {
                int colon = in.value().lastIndexOf(':');
                return new HostPort(
                        in.value().substring(0, Math.max(colon, 0)),
                        Integer.parseInt(in.value().substring(colon + 1)));
            }
            if (raw.isEnum()) {
                return word(raw, in, key);
            }
        } catch (IllegalArgumentException | java.time.DateTimeException refused) {
            throw new Unfit(in.place(), "'" + key + "': " + refused.getMessage());
        }
        throw unfit(in, key, raw);
    }

    private static Object word(Class<?> type, JsonValue.Text in, String key) throws Unfit {
        for (var constant : type.getEnumConstants()) {
            if (Literals.of((Enum<?>) constant).equals(in.value())) {
                return constant;
            }
        }
        throw unfit(in, key, type);
    }

    private static Object number(Class<?> raw, JsonValue.Amount in, String key) throws Unfit {
        try {
            var number = number(raw, in.value());
            if (number != null) {
                return number;
            }
        } catch (ArithmeticException | IllegalArgumentException tooLarge) {
            throw new Unfit(in.place(), "'" + key + "': " + in.value() + " does not fit " + raw.getSimpleName());
        }
        throw unfit(in, key, raw);
    }

    private static @Nullable Object number(Class<?> raw, BigDecimal value) {
        if (raw == Duration.class) {
            return Spans.ofMillis(value);
        }
        if (raw == int.class || raw == Integer.class) {
            return value.intValueExact();
        }
        if (raw == long.class || raw == Long.class) {
            return value.longValueExact();
        }
        if (raw == short.class || raw == Short.class) {
            return value.shortValueExact();
        }
        if (raw == double.class || raw == Double.class) {
            return value.doubleValue();
        }
        return raw == float.class || raw == Float.class ? (Object) value.floatValue() : null;
    }

    private static Unfit unfit(JsonValue in, String key, Class<?> wanted) {
        var found = in instanceof JsonValue.Text text ? "[" + text.value() + "]" : in.kind();
        return new Unfit(in.place(), "'" + key + "' must be a " + wanted.getSimpleName() + ", not " + found);
    }
}
