package io.azreach.probe.route;

import io.azreach.host.CommandResult;
import io.azreach.host.Host;
import io.azreach.model.Failure;
import io.azreach.model.FailureKind;
import io.azreach.model.HostInfo.Os;
import io.azreach.model.evidence.Hop;
import io.azreach.model.evidence.PathTrace;
import io.azreach.model.evidence.PathTrace.Protocol;
import io.azreach.time.Deadline;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Follows a path by the commands of a Linux machine that cannot run our own tracer. All but root must send datagrams where
 * connections are asked for.
 */
public final class RouteCommands {
    private static final Duration WORTH_STARTING = Duration.ofMillis(300);

    private final Host host;

    public RouteCommands(Host host) {
        this.host = host;
    }

    /** One way to ask, and what it sends. */
    private record Asking(Protocol sent, List<String> command) {}

    /** Empty when no command listed a hop in time. */
    public Optional<PathTrace> follow(InetSocketAddress remote, Protocol protocol, int maxHops, Deadline deadline)
            throws InterruptedException {
        if (host.info().os() != Os.LINUX) {
            return Optional.empty();
        }
        for (var asking : askings(remote, String.valueOf(maxHops))) {
            var left = deadline.remaining();
            if (left.compareTo(WORTH_STARTING) < 0) {
                break;
            }
            if (asking.sent() == Protocol.TCP && protocol != Protocol.TCP) {
                continue;
            }
            var result = host.run(asking.command(), left);
            var hops = RouteListing.read(result.value().map(CommandResult::out).orElse(""), remote.getAddress());
            if (!hops.isEmpty()) {
                return Optional.of(trace(remote, asking.sent(), hops, result.took()));
            }
        }
        return Optional.empty();
    }

    /**
     * Connections are for root; the next asks all hops at once; the third must be stopped and keeps its lines until then; the
     * last is BusyBox's.
     */
    private static List<Asking> askings(InetSocketAddress remote, String maxHops) {
        var address = remote.getAddress().getHostAddress();
        var all = List.of("traceroute", "-n", "-q", "1", "-N", "16", "-w", "0.8", "-m", maxHops);
        return List.of(
                new Asking(
                        Protocol.TCP, with(all, "-T", "-O", "info", "-p", Integer.toString(remote.getPort()), address)),
                new Asking(Protocol.UDP, with(all, address)),
                new Asking(
                        Protocol.UDP,
                        List.of("timeout", "2", "stdbuf", "-oL", "tracepath", "-n", "-m", maxHops, address)),
                new Asking(Protocol.UDP, List.of("traceroute", "-n", "-q", "1", "-w", "1", "-m", maxHops, address)));
    }

    private static List<String> with(List<String> command, String... more) {
        return Stream.concat(command.stream(), Stream.of(more)).toList();
    }

    private static PathTrace trace(InetSocketAddress remote, Protocol sent, List<Hop> hops, Duration took) {
        boolean ended = hops.stream().anyMatch(h -> h.answer().endsPath());
        return new PathTrace(
                remote.getAddress(),
                remote.getPort(),
                sent,
                hops,
                null,
                took,
                ended ? null : Failure.of(FailureKind.TIMEOUT));
    }
}
