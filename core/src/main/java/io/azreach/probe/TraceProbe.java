package io.azreach.probe;

import io.azreach.model.Attempt;
import io.azreach.model.HostInfo;
import io.azreach.model.Target;
import io.azreach.model.evidence.PathMtu;
import io.azreach.model.evidence.PathTrace;
import io.azreach.net.Literals;
import io.azreach.spi.Applicability;
import io.azreach.spi.Probe;
import io.azreach.spi.ProbeContext;
import io.azreach.spi.ProbeInfo;
import java.net.InetSocketAddress;
import java.time.Duration;

/**
 * Follows the way to an address, over TCP to the port in question or, with the hint {@code protocol=udp}, over UDP to one that
 * no filter knows. Hints: {@code address}, {@code protocol}.
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
        context.record(context.net().trace(remote, protocol, MOST_HOPS, CAP));
        if (context.net().pathMtu(address) instanceof Attempt.Succeeded<Integer> mtu) {
            context.record(new PathMtu(address, mtu.result(), null));
        }
    }
}
