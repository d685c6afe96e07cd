package io.azreach.probe;

import io.azreach.model.Attempt;
import io.azreach.model.HostInfo;
import io.azreach.model.Target;
import io.azreach.model.evidence.QuietConnection;
import io.azreach.net.Literals;
import io.azreach.spi.Applicability;
import io.azreach.spi.Probe;
import io.azreach.spi.ProbeContext;
import io.azreach.spi.ProbeInfo;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Collections;

/** Connects twice, says nothing, and waits what the peer does. Hint: {@code address}. */
final class QuietProbe implements Probe {
    private static final Duration PATIENCE = Duration.ofMillis(1000);
    private static final int TRIES = 2;

    @Override
    public ProbeInfo info() {
        return ProbeInfo.contrast("core.quiet", Duration.ofSeconds(6));
    }

    @Override
    public Applicability applicableTo(Target target, HostInfo host) {
        return Applicability.when(target.hint("address").isPresent());
    }

    @Override
    public void observe(Target target, ProbeContext context) throws InterruptedException {
        var remote = new InetSocketAddress(Literals.parse(target.hint("address").orElseThrow()), target.port());
        for (var opened : context.net().connect(Collections.nCopies(TRIES, remote), Approach.CONNECT_CAP)) {
            var connection = opened.connection();
            if (connection == null) {
                context.record(opened.facts());
                continue;
            }
            try (connection) {
                var heard = context.net().converse(connection, new byte[0], 1, PATIENCE);
                context.record(said(remote, heard));
            }
        }
    }

    private static QuietConnection said(InetSocketAddress remote, Attempt<byte[]> heard) {
        int bytes = heard.value().map(b -> b.length).orElse(0);
        return new QuietConnection(remote.getAddress(), remote.getPort(), bytes, heard.took(), heard.failure());
    }
}
