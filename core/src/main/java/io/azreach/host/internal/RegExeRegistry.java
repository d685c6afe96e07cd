package io.azreach.host.internal;

import io.azreach.host.CommandResult;
import io.azreach.host.Host;
import io.azreach.host.Registry;
import io.azreach.host.RegistryValue;
import io.azreach.model.Attempt;
import io.azreach.model.Failure;
import io.azreach.model.FailureKind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Reads the registry by {@code reg.exe query}, going by exit codes and value types because its sentences are translated. */
final class RegExeRegistry implements Registry {
    private static final Duration CAP = Duration.ofSeconds(5);

    private final Host host;
    private final String program;

    RegExeRegistry(Host host, Map<String, String> environment) {
        this.host = host;
        this.program = environment.getOrDefault("SystemRoot", "C:\\Windows") + "\\System32\\reg.exe";
    }

    @Override
    public Attempt<RegistryValue> value(String key, String name) {
        var all = values(key);
        if (all instanceof Attempt.Failed<List<RegistryValue>> failed) {
            return Attempt.failed(failed.why(), failed.took());
        }
        return all.value().orElseThrow().stream()
                .filter(value -> value.name().equalsIgnoreCase(name))
                .findFirst()
                .map(value -> Attempt.succeeded(value, all.took()))
                .orElseGet(() -> Attempt.failed(Failure.of(FailureKind.NOT_FOUND), all.took()));
    }

    @Override
    public Attempt<List<RegistryValue>> values(String key) {
        return query(key, RegQueryOutput::values);
    }

    @Override
    public Attempt<List<String>> subkeys(String key) {
        return query(key, out -> RegQueryOutput.subkeys(key, out));
    }

    private <T> Attempt<T> query(String key, Function<String, T> reading) {
        var attempt = run(key);
        if (attempt instanceof Attempt.Failed<CommandResult> failed) {
            return Attempt.failed(failed.why(), failed.took());
        }
        var result = attempt.value().orElseThrow();
        return result.exit() == 0
                ? Attempt.succeeded(reading.apply(result.out()), attempt.took())
                : Attempt.failed(refusal(key), attempt.took());
    }

    /** An absent key and a forbidden one give the same exit code; the key above tells which it is. */
    private Failure refusal(String key) {
        int end = key.lastIndexOf('\\');
        if (end < 0) {
            return Failure.of(FailureKind.NOT_FOUND);
        }
        var siblings = subkeys(key.substring(0, end));
        if (siblings instanceof Attempt.Failed<List<String>> failed) {
            return failed.why();
        }
        boolean listed =
                siblings.value().orElseThrow().stream().anyMatch(name -> name.equalsIgnoreCase(key.substring(end + 1)));
        return Failure.of(listed ? FailureKind.NOT_PERMITTED : FailureKind.NOT_FOUND);
    }

    private Attempt<CommandResult> run(String key) {
        try {
            return host.run(List.of(program, "query", key, "/reg:64"), CAP);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Attempt.failed(Failure.of(FailureKind.CANCELLED), Duration.ZERO);
        }
    }
}
