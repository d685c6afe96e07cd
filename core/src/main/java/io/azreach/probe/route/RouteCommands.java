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

/**
 * Follows a path by the commands of a Linux machine that cannot run our own tracer. They send datagrams, as nothing else is
 * open to everybody.
 */
public final class RouteCommands {
    private static final Duration WORTH_STARTING = Duration.ofMillis(300);

    private final Host host;

    public RouteCommands(Host host) {
        this.host = host;
    }

    /** Empty when no command listed a hop in time. */
    public Optional<PathTrace> follow(InetSocketAddress remote, int maxHops, Deadline deadline)
            throws InterruptedException {
        if (host.info().os() != Os.LINUX) {
            return Optional.empty();
        }
        for (var command : commands(remote.getAddress().getHostAddress(), String.valueOf(maxHops))) {
            var left = deadline.remaining();
            if (left.compareTo(WORTH_STARTING) < 0) {
                break;
            }
            var result = host.run(command, left);
            var hops = RouteListing.read(result.value().map(CommandResult::out).orElse(""), remote.getAddress());
            if (!hops.isEmpty()) {
                return Optional.of(trace(remote, hops, result.took()));
            }
        }
        return Optional.empty();
    }

    /** The usual one asks all hops at once; the second must be stopped and keeps its lines until then; then BusyBox's. */
    private static List<List<String>> commands(String address, String maxHops) {
        return List.of(
                List.of("traceroute", "-n", "-q", "1", "-N", "16", "-w", "0.8", "-m", maxHops, address),
                List.of("timeout", "2", "stdbuf", "-oL", "tracepath", "-n", "-m", maxHops, address),
                List.of("traceroute", "-n", "-q", "1", "-w", "1", "-m", maxHops, address));
    }

    private static PathTrace trace(InetSocketAddress remote, List<Hop> hops, Duration took) {
        boolean ended = hops.stream().anyMatch(h -> h.answer().endsPath());
        return new PathTrace(
                remote.getAddress(),
                remote.getPort(),
                Protocol.UDP,
                hops,
                null,
                took,
                ended ? null : Failure.of(FailureKind.TIMEOUT));
    }
}
