package io.azreach.linux.probe;

import static io.azreach.linux.probe.ProxySource.MOBILITY;
import static io.azreach.linux.probe.ProxySource.WAAGENT;

import io.azreach.linux.parse.EnvironmentFile;
import io.azreach.model.FailureKind;
import io.azreach.model.evidence.ProxySetting;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The environment that running agents really have. Processes of one agent with the same settings count once. */
final class ProcessProxies {
    private static final int RANK = 10;
    private static final int LIMIT = 256 << 10;
    private static final List<String> MOBILITY_HOMES = List.of("/usr/local/ASR/", "/usr/local/InMage/");
    private static final Set<String> MOBILITY_PROGRAMS = Set.of("svagents", "evtcollforw");

    private final Machine machine;
    private final Set<List<Object>> seen = new HashSet<>();

    ProcessProxies(Machine machine) {
        this.machine = machine;
    }

    void read() {
        for (var pid : machine.names("/proc")) {
            if (Character.isDigit(pid.charAt(0))) {
                agentOf(pid).ifPresent(agent -> environment("/proc/" + pid + "/environ", agent));
            }
        }
    }

    private void environment(String path, String agent) {
        var attempt = machine.host().text(path);
        var failure = attempt.failure();
        // any other failure: the process ended while we looked
        if (failure != null && failure.kind() == FailureKind.NOT_PERMITTED) {
            machine.unreadable(path, failure);
        }
        attempt.value().map(EnvironmentFile::ofProcess).ifPresent(found -> ProxyVariables.of(path, found)
                .settings(List.of(agent), RANK)
                .forEach(setting -> record(agent, setting)));
    }

    private void record(String agent, ProxySetting setting) {
        var what = Arrays.<Object>asList(agent, setting.key(), setting.proxy(), setting.problem(), setting.bypass());
        if (seen.add(what)) {
            machine.record(setting);
        }
    }

    private Optional<String> agentOf(String pid) {
        var commandLine =
                machine.host().read("/proc/" + pid + "/cmdline", LIMIT).value();
        var text = commandLine.map(bytes -> new String(bytes, StandardCharsets.UTF_8));
        var words = Arrays.stream(text.orElse("").split("\0")).limit(3).toList();
        if (words.stream().anyMatch(ProcessProxies::isMobility)) {
            return Optional.of(MOBILITY);
        }
        return words.stream().map(ProcessProxies::program).anyMatch("waagent"::equals)
                ? Optional.of(WAAGENT)
                : Optional.empty();
    }

    private static boolean isMobility(String word) {
        return MOBILITY_HOMES.stream().anyMatch(word::startsWith) || MOBILITY_PROGRAMS.contains(program(word));
    }

    private static String program(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
