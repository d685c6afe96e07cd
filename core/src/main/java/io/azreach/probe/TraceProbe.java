package io.azreach.probe;

import io.azreach.model.Attempt;
import io.azreach.model.FailureKind;
import io.azreach.model.HostInfo;
import io.azreach.model.Target;
import io.azreach.model.evidence.PathMtu;
import io.azreach.model.evidence.PathTrace;
import io.azreach.net.Literals;
import io.azreach.probe.route.RouteCommands;
import io.azreach.spi.Applicability;
import io.azreach.spi.Probe;
import io.azreach.spi.ProbeContext;
import io.azreach.spi.ProbeInfo;
import io.azreach.time.Deadline;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;

/**
 * Follows the way to an address, over TCP to the port in question or, with the hint {@code protocol=udp}, over UDP to one that
 * no filter knows; by what the machine can send where that is not possible. Hints: {@code address}, {@code protocol}.
 */
final class TraceProbe implements Probe {
    private static final Duration CAP = Duration.ofMillis(2600);
    private static final int MOST_HOPS = 16;
    /** Where traceroute begins by custom. */
    private static final int UDP_PORT = 33434;

    @Override
    public ProbeInfo info() {
        return ProbeInfo.contrast("core.trace", Duration.ofSeconds(4));
    }

    @Override
    public Applicability applicableTo(Target target, HostInfo host) {
        return Applicability.when(target.hint("address").isPresent());
    }

    @Override
    public void observe(Target target, ProbeContext context) throws InterruptedException {
        var address = Literals.parse(target.hint("address").orElseThrow());
        boolean udp = target.hint("protocol").orElse("tcp").equals("udp");
        var remote = new InetSocketAddress(address, udp ? UDP_PORT : target.port());
        var protocol = udp ? PathTrace.Protocol.UDP : PathTrace.Protocol.TCP;
        var deadline = context.deadline().atMost(CAP);
        var trace = context.net().trace(remote, protocol, MOST_HOPS, CAP);
        var failure = trace.failure();
        boolean unable = failure != null && failure.kind() == FailureKind.NOT_SUPPORTED;
        context.record(unable ? byCommand(context, remote, protocol, deadline).orElse(trace) : trace);
        if (context.net().pathMtu(address) instanceof Attempt.Succeeded<Integer> mtu) {
            context.record(new PathMtu(address, mtu.result(), null));
        }
    }

    private static Optional<PathTrace> byCommand(
            ProbeContext context, InetSocketAddress remote, PathTrace.Protocol protocol, Deadline deadline)
            throws InterruptedException {
        return new RouteCommands(context.host()).follow(remote, protocol, MOST_HOPS, deadline);
    }
}
