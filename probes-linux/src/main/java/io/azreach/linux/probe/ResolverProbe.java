package io.azreach.linux.probe;

import io.azreach.linux.parse.HostsFile;
import io.azreach.linux.parse.LinkLines;
import io.azreach.model.Target;
import io.azreach.model.evidence.MachineFacts;
import io.azreach.model.evidence.ResolverConfig;
import io.azreach.spi.ProbeContext;
import io.azreach.spi.ProbeInfo;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * How names become addresses on this machine: name servers, the hosts file, and the order they are asked in; where a local stub
 * chooses the server by the name, its rules.
 */
final class ResolverProbe implements LinuxProbe {
    private static final ProbeInfo INFO = ProbeInfo.measure("linux.resolver", Duration.ofSeconds(5));
    private static final String HOSTS = "/etc/hosts";
    private static final String SWITCH = "/etc/nsswitch.conf";

    @Override
    public ProbeInfo info() {
        return INFO;
    }

    @Override
    public void observe(Target target, ProbeContext context) throws InterruptedException {
        var machine = new Machine(context);
        var configs = context.net().resolverConfigs();
        configs.forEach(machine::record);
        var name = context.host().info().name();
        machine.text(HOSTS)
                .ifPresent(text -> HostsFile.entries(HOSTS, text, name).forEach(machine::record));
        machine.text(SWITCH)
                .flatMap(ResolverProbe::hostsLine)
                .ifPresent(order -> machine.record(new MachineFacts("name-service", SWITCH, Map.of("hosts", order))));
        if (configs.stream().anyMatch(ResolverConfig::stub)) {
            links(machine, "link-domains", "domain");
            links(machine, "link-servers", "dns");
        }
    }

    /** Stubs of other make have no such command, which is no news. */
    private static void links(Machine machine, String topic, String what) throws InterruptedException {
        machine.output("resolvectl", what)
                .value()
                .map(LinkLines::parse)
                .filter(words -> !words.isEmpty())
                .ifPresent(words -> machine.record(new MachineFacts(topic, "resolvectl " + what, words)));
    }

    private static Optional<String> hostsLine(String text) {
        return text.lines()
                .map(line -> line.split("#", 2)[0].strip())
                .filter(line -> line.startsWith("hosts:"))
                .map(line -> line.substring("hosts:".length()).strip().replaceAll("\\s+", " "))
                .findFirst();
    }
}
