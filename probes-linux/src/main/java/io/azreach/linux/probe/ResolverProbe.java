package io.azreach.linux.probe;

import io.azreach.linux.parse.HostsFile;
import io.azreach.model.Target;
import io.azreach.model.evidence.MachineFacts;
import io.azreach.spi.ProbeContext;
import io.azreach.spi.ProbeInfo;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** How names become addresses on this machine: name servers, the hosts file, and the order they are asked in. */
final class ResolverProbe implements LinuxProbe {
    private static final ProbeInfo INFO = ProbeInfo.measure("linux.resolver", Duration.ofSeconds(5));
    private static final String HOSTS = "/etc/hosts";
    private static final String SWITCH = "/etc/nsswitch.conf";

    @Override
    public ProbeInfo info() {
        return INFO;
    }

    @Override
    public void observe(Target target, ProbeContext context) {
        var machine = new Machine(context);
        context.net().resolverConfigs().forEach(machine::record);
        var name = context.host().info().name();
        machine.text(HOSTS)
                .ifPresent(text -> HostsFile.entries(HOSTS, text, name).forEach(machine::record));
        machine.text(SWITCH)
                .flatMap(ResolverProbe::hostsLine)
                .ifPresent(order -> machine.record(new MachineFacts("name-service", SWITCH, Map.of("hosts", order))));
    }

    private static Optional<String> hostsLine(String text) {
        return text.lines()
                .map(line -> line.split("#", 2)[0].strip())
                .filter(line -> line.startsWith("hosts:"))
                .map(line -> line.substring("hosts:".length()).strip().replaceAll("\\s+", " "))
                .findFirst();
    }
}
