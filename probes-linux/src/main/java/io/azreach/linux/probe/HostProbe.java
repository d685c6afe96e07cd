package io.azreach.linux.probe;

import io.azreach.linux.parse.Identity;
import io.azreach.model.Target;
import io.azreach.model.evidence.MachineFacts;
import io.azreach.spi.ProbeContext;
import io.azreach.spi.ProbeInfo;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** Who the machine is, by the first source that says so. */
final class HostProbe implements LinuxProbe {
    private static final ProbeInfo INFO = ProbeInfo.measure("linux.host", Duration.ofSeconds(10));

    @Override
    public ProbeInfo info() {
        return INFO;
    }

    @Override
    public void observe(Target target, ProbeContext context) throws InterruptedException {
        var machine = new Machine(context);
        var json = machine.output("hostnamectl", "--json=short").value().map(Identity::ofHostnamectlJson);
        if (record(machine, "hostnamectl --json=short", json.orElse(Map.of()))) {
            return;
        }
        // systemd before 249 has no JSON
        var text = machine.output("hostnamectl").value().map(Identity::ofHostnamectl);
        if (record(machine, "hostnamectl", text.orElse(Map.of()))) {
            return;
        }
        var release = machine.text("/etc/os-release").or(() -> machine.text("/usr/lib/os-release"));
        var facts = new TreeMap<>(release.map(Identity::ofRelease).orElse(Map.of()));
        facts.put("hostname", context.host().info().name());
        machine.text("/proc/sys/kernel/osrelease").ifPresent(kernel -> facts.put("kernel", "Linux " + kernel.strip()));
        record(machine, "/etc/os-release", facts);
    }

    private static boolean record(Machine machine, String source, Map<String, String> facts) {
        if (!facts.isEmpty()) {
            machine.record(new MachineFacts("host", source, facts));
        }
        return !facts.isEmpty();
    }
}
