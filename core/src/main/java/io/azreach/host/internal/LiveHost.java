package io.azreach.host.internal;

import io.azreach.host.CommandResult;
import io.azreach.host.Host;
import io.azreach.host.Registry;
import io.azreach.model.Attempt;
import io.azreach.model.HostInfo;
import io.azreach.model.HostInfo.Os;
import io.azreach.time.NanoClock;
import java.time.Duration;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The machine this process runs on. */
public final class LiveHost implements Host {
    private final HostInfo info;
    private final CommandRunner commands;
    private final LocalFiles files;
    private final Map<String, String> environment;
    private final Registry registry;

    private LiveHost(HostInfo info, CommandRunner commands, LocalFiles files, Map<String, String> environment) {
        this.info = info;
        this.commands = commands;
        this.files = files;
        this.environment = environment;
        this.registry = info.os() == Os.WINDOWS ? new RegExeRegistry(this, environment) : new AbsentRegistry();
    }

    /** Looks at the machine once for {@link #info()}; everything else is read when asked for. */
    public static Host open(NanoClock clock) {
        var environment = environmentOf(HostFacts.family(System.getProperty("os.name", "")));
        var files = new LocalFiles(clock);
        var info = new HostFacts(files, environment).read();
        return new LiveHost(info, new CommandRunner(clock, environment), files, environment);
    }

    /** Windows finds variables whatever their case, and different parents write the same name differently. */
    private static Map<String, String> environmentOf(Os os) {
        var variables = new TreeMap<String, String>(
                os == Os.WINDOWS ? String.CASE_INSENSITIVE_ORDER : Comparator.<String>naturalOrder());
        variables.putAll(System.getenv());
        return Collections.unmodifiableMap(variables);
    }

    @Override
    public HostInfo info() {
        return info;
    }

    @Override
    public Attempt<CommandResult> run(List<String> command, Duration cap) throws InterruptedException {
        return commands.run(command, cap);
    }

    @Override
    public Attempt<byte[]> read(String path, int limit) {
        return files.read(path, limit);
    }

    @Override
    public Attempt<List<String>> list(String directory) {
        return files.list(directory);
    }

    @Override
    public Map<String, String> environment() {
        return environment;
    }

    @Override
    public Registry registry() {
        return registry;
    }
}
