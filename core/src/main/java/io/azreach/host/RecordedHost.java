package io.azreach.host;

import io.azreach.model.Attempt;
import io.azreach.model.Failure;
import io.azreach.model.FailureKind;
import io.azreach.model.HostInfo;
import io.azreach.model.HostInfo.Os;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A machine made of what was recorded from one: from a capture that somebody sent, or in a test. What was not recorded is
 * {@code NOT_FOUND}, and no step takes time. Immutable and thread-safe.
 */
public final class RecordedHost implements Host {
    private final HostInfo info;
    private final Map<String, Attempt<byte[]>> files;
    private final Map<String, Attempt<CommandResult>> commands;
    private final Map<String, String> environment;
    private final Registry registry;

    private RecordedHost(Builder from) {
        this.info = from.info;
        this.files = new TreeMap<>(from.files);
        this.commands = Map.copyOf(from.commands);
        var variables = new TreeMap<String, String>(
                info.os() == Os.WINDOWS ? String.CASE_INSENSITIVE_ORDER : Comparator.<String>naturalOrder());
        variables.putAll(from.environment);
        this.environment = Collections.unmodifiableMap(variables);
        this.registry = new RecordedRegistry(info.os(), from.keys);
    }

    public static Builder of(HostInfo info) {
        return new Builder(info);
    }

    @Override
    public HostInfo info() {
        return info;
    }

    @Override
    public Attempt<CommandResult> run(List<String> command, Duration cap) {
        return commands.getOrDefault(String.join(" ", command), missing());
    }

    @Override
    public Attempt<byte[]> read(String path, int limit) {
        var recorded = files.getOrDefault(path, missing());
        return recorded.value()
                .map(bytes -> bytes.length > limit ? RecordedHost.<byte[]>tooLarge() : succeeded(bytes.clone()))
                .orElse(recorded);
    }

    @Override
    public Attempt<List<String>> list(String directory) {
        if (files.get(directory) instanceof Attempt.Failed<byte[]> failed) {
            return Attempt.failed(failed.why(), Duration.ZERO);
        }
        var names = new TreeSet<String>();
        for (var path : files.keySet()) {
            int end = directory.length();
            if (path.startsWith(directory) && path.length() > end + 1 && isSeparator(path.charAt(end))) {
                names.add(path.substring(end + 1).split("[/\\\\]", 2)[0]);
            }
        }
        return names.isEmpty() ? missing() : succeeded(List.copyOf(names));
    }

    @Override
    public Map<String, String> environment() {
        return environment;
    }

    @Override
    public Registry registry() {
        return registry;
    }

    private static boolean isSeparator(char c) {
        return c == '/' || c == '\\';
    }

    private static <T> Attempt<T> succeeded(T value) {
        return Attempt.succeeded(value, Duration.ZERO);
    }

    private static <T> Attempt<T> missing() {
        return Attempt.failed(Failure.of(FailureKind.NOT_FOUND), Duration.ZERO);
    }

    private static <T> Attempt<T> tooLarge() {
        return Attempt.failed(Failure.of(FailureKind.TOO_LARGE), Duration.ZERO);
    }

    /** Collects what was recorded; a later entry replaces an earlier one of the same name. Not thread-safe. */
    public static final class Builder {
        private final HostInfo info;
        private final Map<String, Attempt<byte[]>> files = new HashMap<>();
        private final Map<String, Attempt<CommandResult>> commands = new HashMap<>();
        private final Map<String, String> environment = new HashMap<>();
        private final Map<String, List<RegistryValue>> keys = new HashMap<>();

        private Builder(HostInfo info) {
            this.info = info;
        }

        public Builder file(String path, byte[] content) {
            files.put(path, succeeded(content.clone()));
            return this;
        }

        public Builder file(String path, String content) {
            return file(path, content.getBytes(StandardCharsets.UTF_8));
        }

        /** A file or directory that could not be read. */
        public Builder unreadable(String path, Failure why) {
            files.put(path, Attempt.failed(why, Duration.ZERO));
            return this;
        }

        /** What a command printed; the arguments joined by single blanks are its name. */
        public Builder command(String command, CommandResult result) {
            commands.put(command, succeeded(result));
            return this;
        }

        /** A command that gave no result. */
        public Builder command(String command, Failure why) {
            commands.put(command, Attempt.failed(why, Duration.ZERO));
            return this;
        }

        public Builder environment(Map<String, String> variables) {
            environment.putAll(variables);
            return this;
        }

        /** A registry key with its values; the keys above it exist as well. */
        public Builder key(String key, RegistryValue... values) {
            keys.put(key, List.of(values));
            return this;
        }

        public RecordedHost build() {
            return new RecordedHost(this);
        }
    }
}
