package io.azreach.spi;

import io.azreach.model.Provided;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Options of a run by their long name without dashes in front ({@code storage-account}). Immutable. Secrets are never in
 * here, only the names of environment variables or files that hold them.
 *
 * @param values each option's values in the order given
 */
@Provided
public record Settings(Map<String, List<String>> values) {
    public static final Settings NONE = new Settings(Map.of());

    public Settings {
        var copy = new TreeMap<String, List<String>>();
        values.forEach((name, all) -> copy.put(name, List.copyOf(all)));
        values = Collections.unmodifiableMap(copy);
    }

    /** The last value of an option. */
    public Optional<String> value(String name) {
        var all = values(name);
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
    }

    public List<String> values(String name) {
        return values.getOrDefault(name, List.of());
    }

    /** Whether a switch is on: present without a value, or with {@code true}. */
    public boolean on(String name) {
        return values.containsKey(name)
                && value(name).map(Boolean::parseBoolean).orElse(true);
    }

    public Settings with(String name, String... all) {
        var more = new TreeMap<>(values);
        more.put(name, List.of(all));
        return new Settings(more);
    }
}
