package io.azreach.windows.probe;

import io.azreach.host.CommandResult;
import io.azreach.host.Host;
import io.azreach.host.Registry;
import io.azreach.host.RegistryValue;
import io.azreach.model.Attempt;
import io.azreach.model.Evidence;
import io.azreach.model.Failure;
import io.azreach.model.FailureKind;
import io.azreach.model.HostInfo;
import io.azreach.net.Net;
import io.azreach.spi.ProbeContext;
import io.azreach.spi.Settings;
import io.azreach.time.Deadline;
import io.azreach.time.NanoClock;
import io.azreach.windows.parse.RegExport;
import java.io.Closeable;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A Windows machine made of registry exports and files, and what a probe recorded on it. */
final class RecordedMachine implements ProbeContext, Host, Registry {
    private static final Duration AT_ONCE = Duration.ZERO;

    private final Map<String, List<RegistryValue>> keys = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final Map<String, String> files = new TreeMap<>();
    private final Map<String, String> environment = new TreeMap<>();
    private FailureKind absent = FailureKind.NOT_FOUND;
    final List<Evidence> recorded = new ArrayList<>();

    RecordedMachine export(byte[] content) {
        RegExport.read(content).keys().forEach((key, values) -> keys.computeIfAbsent(key, k -> new ArrayList<>())
                .addAll(values));
        return this;
    }

    RecordedMachine value(String key, String name, String type, String text) {
        keys.computeIfAbsent(key, k -> new ArrayList<>()).add(new RegistryValue(name, type, text));
        return this;
    }

    RecordedMachine file(String path, String content) {
        files.put(path, content);
        return this;
    }

    RecordedMachine variable(String name, String value) {
        environment.put(name, value);
        return this;
    }

    RecordedMachine withLockedRegistry() {
        absent = FailureKind.NOT_PERMITTED;
        return this;
    }

    @Override
    public Attempt<RegistryValue> value(String key, String name) {
        return keys.getOrDefault(key, List.of()).stream()
                .filter(v -> v.name().equalsIgnoreCase(name))
                .findFirst()
                .map(v -> Attempt.succeeded(v, AT_ONCE))
                .orElseGet(() -> Attempt.failed(Failure.of(absent), AT_ONCE));
    }

    @Override
    public Attempt<List<RegistryValue>> values(String key) {
        var values = keys.get(key);
        return values == null
                ? Attempt.failed(Failure.of(absent), AT_ONCE)
                : Attempt.succeeded(List.copyOf(values), AT_ONCE);
    }

    @Override
    public Attempt<List<String>> subkeys(String key) {
        return Attempt.failed(Failure.of(FailureKind.NOT_SUPPORTED), AT_ONCE);
    }

    @Override
    public HostInfo info() {
        return new HostInfo("host01", HostInfo.Os.WINDOWS, "Windows Server 2022", List.of(), false);
    }

    @Override
    public Attempt<CommandResult> run(List<String> command, Duration cap) {
        return Attempt.failed(Failure.of(FailureKind.NOT_FOUND), AT_ONCE);
    }

    @Override
    public Attempt<byte[]> read(String path, int limit) {
        var content = files.get(path);
        return content == null
                ? Attempt.failed(Failure.of(FailureKind.NOT_FOUND), AT_ONCE)
                : Attempt.succeeded(content.getBytes(StandardCharsets.UTF_8), AT_ONCE);
    }

    @Override
    public Attempt<List<String>> list(String directory) {
        return Attempt.failed(Failure.of(FailureKind.NOT_FOUND), AT_ONCE);
    }

    @Override
    public Map<String, String> environment() {
        return environment;
    }

    @Override
    public Registry registry() {
        return this;
    }

    @Override
    public Deadline deadline() {
        return Deadline.after(Duration.ofSeconds(5), NanoClock.SYSTEM);
    }

    @Override
    public Net net() {
        throw new AssertionError("this probe must not use the network");
    }

    @Override
    public Host host() {
        return this;
    }

    @Override
    public Settings settings() {
        return Settings.NONE;
    }

    @Override
    public void record(Evidence evidence) {
        recorded.add(evidence);
    }

    @Override
    public <C extends Closeable> C closeOnCancel(C resource) {
        return resource;
    }
}
