package io.azreach.host;

import io.azreach.model.Attempt;
import io.azreach.model.Failure;
import io.azreach.model.FailureKind;
import io.azreach.model.HostInfo.Os;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Keys and values that were recorded; names are compared without case, as Windows does. */
final class RecordedRegistry implements Registry {
    private final FailureKind absent;
    private final Map<String, List<RegistryValue>> keys = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    RecordedRegistry(Os os, Map<String, List<RegistryValue>> recorded) {
        absent = os == Os.WINDOWS ? FailureKind.NOT_FOUND : FailureKind.NOT_SUPPORTED;
        recorded.keySet().forEach(this::addParents);
        var byName = Comparator.comparing(RegistryValue::name, String.CASE_INSENSITIVE_ORDER);
        recorded.forEach(
                (key, values) -> keys.put(key, values.stream().sorted(byName).toList()));
    }

    private void addParents(String key) {
        for (int end = key.lastIndexOf('\\'); end > 0; end = key.lastIndexOf('\\', end - 1)) {
            keys.putIfAbsent(key.substring(0, end), List.of());
        }
    }

    @Override
    public Attempt<RegistryValue> value(String key, String name) {
        return keys.getOrDefault(key, List.of()).stream()
                .filter(value -> value.name().equalsIgnoreCase(name))
                .findFirst()
                .map(value -> Attempt.succeeded(value, Duration.ZERO))
                .orElseGet(this::failed);
    }

    @Override
    public Attempt<List<RegistryValue>> values(String key) {
        var values = keys.get(key);
        return values == null ? failed() : Attempt.succeeded(values, Duration.ZERO);
    }

    @Override
    public Attempt<List<String>> subkeys(String key) {
        if (!keys.containsKey(key)) {
            return failed();
        }
        var names = new TreeSet<String>(String.CASE_INSENSITIVE_ORDER);
        var prefix = key + "\\";
        for (var other : keys.keySet()) {
            if (other.regionMatches(true, 0, prefix, 0, prefix.length())) {
                names.add(other.substring(prefix.length()).split("\\\\", 2)[0]);
            }
        }
        return Attempt.succeeded(List.copyOf(names), Duration.ZERO);
    }

    private <T> Attempt<T> failed() {
        return Attempt.failed(Failure.of(absent), Duration.ZERO);
    }
}
