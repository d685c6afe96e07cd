package io.azreach.probe;

import io.azreach.model.HostInfo;
import io.azreach.model.HostPort;
import io.azreach.model.Target;
import io.azreach.model.evidence.ConnectRamp;
import io.azreach.model.evidence.TcpConnect;
import io.azreach.net.Connection;
import io.azreach.net.Literals;
import io.azreach.net.Opened;
import io.azreach.spi.Applicability;
import io.azreach.spi.Probe;
import io.azreach.spi.ProbeContext;
import io.azreach.spi.ProbeInfo;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tells a limit on open connections from loss: connects singly, then holds connections until new ones fail. Ends as soon as it
 * cannot be a limit. Hints: {@code address}, and {@code other} for a look elsewhere beyond the limit.
 */
final class RampProbe implements Probe {
    private static final Duration WINDOW = Duration.ofMillis(800);
    private static final Duration MOMENT = Duration.ofMillis(40);
    private static final int SINGLY = 4;
    private static final int MOST_TOGETHER = 24;
    private static final int ENOUGH_FAILURES = 3;

    @Override
    public ProbeInfo info() {
        return ProbeInfo.contrast("core.ramp", Duration.ofSeconds(12));
    }

    @Override
    public Applicability applicableTo(Target target, HostInfo host) {
        return Applicability.when(target.hint("address").isPresent());
    }

    @Override
    public void observe(Target target, ProbeContext context) throws InterruptedException {
        var remote = new InetSocketAddress(Literals.parse(target.hint("address").orElseThrow()), target.port());
        int singly = 0;
        int singlyStood = 0;
        while (singly < SINGLY && singlyStood == singly) {
            singly++;
            var one = once(remote, context).connection();
            if (one != null) {
                singlyStood++;
                // a moment, so that what counts connections can notice the end of the one before
                context.net().converse(one, new byte[0], 1, MOMENT);
                one.abort();
            }
        }
        if (singlyStood == singly) {
            var other = target.hint("other").map(HostPort::parse);
            hold(remote, singly, other, context);
        } else {
            context.record(new ConnectRamp(remote.getAddress(), remote.getPort(), singly, singlyStood, 0, 0, 0, null));
        }
    }

    private static void hold(InetSocketAddress remote, int singly, Optional<HostPort> other, ProbeContext context)
            throws InterruptedException {
        List<Connection> held = new ArrayList<>();
        int tried = 0;
        int failedInARow = 0;
        @Nullable Boolean otherStood = null;
        try {
            boolean settled = false;
            // a connection that stands after one that did not: it is not their number that decides
            while (tried < MOST_TOGETHER && failedInARow < ENOUGH_FAILURES && held.size() + failedInARow == tried) {
                tried++;
                var next = once(remote, context).connection();
                if (next != null && failedInARow > 0 && !settled) {
                    // but once: what counts connections may notice late that the single ones are gone
                    settled = true;
                    tried -= failedInARow;
                }
                failedInARow = next == null ? failedInARow + 1 : 0;
                if (next != null) {
                    held.add(next);
                }
            }
            if (failedInARow == ENOUGH_FAILURES && other.isPresent()) {
                otherStood = stands(other.get(), context);
            }
        } finally {
            held.forEach(Connection::abort);
        }
        context.record(new ConnectRamp(
                remote.getAddress(), remote.getPort(), singly, singly, tried, held.size(), failedInARow, otherStood));
    }

    private static boolean stands(HostPort other, ProbeContext context) throws InterruptedException {
        var opened = once(new InetSocketAddress(Literals.parse(other.host()), other.port()), context);
        var connection = opened.connection();
        if (connection != null) {
            connection.abort();
        }
        return opened.facts().failure() == null;
    }

    private static Opened<TcpConnect> once(InetSocketAddress remote, ProbeContext context) throws InterruptedException {
        return context.net().connect(List.of(remote), WINDOW).get(0);
    }
}
