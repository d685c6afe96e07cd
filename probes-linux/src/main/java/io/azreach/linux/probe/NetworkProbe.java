package io.azreach.linux.probe;

import io.azreach.linux.parse.IpJson;
import io.azreach.linux.parse.ProcNet;
import io.azreach.model.Evidence;
import io.azreach.model.Failure;
import io.azreach.model.FailureKind;
import io.azreach.model.Target;
import io.azreach.spi.ProbeContext;
import io.azreach.spi.ProbeInfo;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Interfaces, routes and neighbours: by {@code ip}, or from the kernel's tables where it is missing or too old. */
final class NetworkProbe implements LinuxProbe {
    private static final ProbeInfo INFO = ProbeInfo.measure("linux.network", Duration.ofSeconds(15));

    @Override
    public ProbeInfo info() {
        return INFO;
    }

    @Override
    public void observe(Target target, ProbeContext context) throws InterruptedException {
        var machine = new Machine(context);
        context.net().interfaces().forEach(machine::record);
        read(
                machine,
                List.of("ip", "-4", "-j", "route", "show", "table", "all"),
                json -> IpJson.routes(json, false),
                new Table<>("/proc/net/route", ProcNet::ipv4Routes));
        read(
                machine,
                List.of("ip", "-6", "-j", "route", "show", "table", "all"),
                json -> IpJson.routes(json, true),
                new Table<>("/proc/net/ipv6_route", ProcNet::ipv6Routes));
        read(machine, List.of("ip", "-j", "neigh"), IpJson::neighbours, new Table<>("/proc/net/arp", ProcNet::arp));
    }

    /** A table of the kernel. */
    private record Table<E>(String path, Function<String, List<E>> parser) {}

    private static <E extends Evidence> void read(
            Machine machine, List<String> command, Function<String, Optional<List<E>>> parser, Table<E> instead)
            throws InterruptedException {
        var output = machine.output(command.toArray(String[]::new));
        var entries = output.value().flatMap(parser).or(() -> machine.text(instead.path())
                .map(instead.parser()));
        entries.orElse(List.of()).forEach(machine::record);
        if (entries.isEmpty()) {
            var why = output.failure();
            machine.unreadable(
                    String.join(" ", command), why == null ? new Failure(FailureKind.UNKNOWN, "no JSON array") : why);
        }
    }
}
