package io.azreach.probe;

import io.azreach.model.FailureKind;
import io.azreach.model.HostInfo;
import io.azreach.model.Target;
import io.azreach.model.evidence.ConnectSamples;
import io.azreach.model.evidence.TcpConnect;
import io.azreach.net.Literals;
import io.azreach.net.Opened;
import io.azreach.spi.Applicability;
import io.azreach.spi.Probe;
import io.azreach.spi.ProbeContext;
import io.azreach.spi.ProbeInfo;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Connects to an address many times to tell loss and latency from chance; stops early where the first few connects already
 * say all. Hint: {@code address}.
 */
final class SamplesProbe implements Probe {
    private static final Duration WINDOW = Duration.ofMillis(900);
    private static final int AT_ONCE = 6;
    private static final int MOST = 24;

    @Override
    public ProbeInfo info() {
        return ProbeInfo.contrast("core.samples", Duration.ofSeconds(6));
    }

    @Override
    public Applicability applicableTo(Target target, HostInfo host) {
        return Applicability.when(target.hint("address").isPresent());
    }

    @Override
    public void observe(Target target, ProbeContext context) throws InterruptedException {
        var address = Literals.parse(target.hint("address").orElseThrow());
        var remote = new InetSocketAddress(address, target.port());
        var answered = new ArrayList<Duration>();
        int sent = 0;
        int refused = 0;
        boolean mixed = true;
        while (mixed && sent < MOST) {
            var batch = context.net().connect(Collections.nCopies(AT_ONCE, remote), WINDOW);
            sent += batch.size();
            for (var one : batch) {
                refused += refused(one.facts()) ? 1 : 0;
                if (one.facts().failure() == null) {
                    answered.add(one.facts().took());
                }
                close(one);
            }
            mixed = !(answered.isEmpty() || (answered.size() == sent && steady(answered)));
        }
        context.record(new ConnectSamples(address, target.port(), sent, answered, refused, WINDOW));
    }

    /** Quick answers that agree need no more samples. */
    private static boolean steady(List<Duration> answered) {
        return Collections.max(answered).compareTo(Duration.ofMillis(100)) < 0;
    }

    private static boolean refused(TcpConnect facts) {
        return facts.failure() != null && facts.failure().kind() == FailureKind.REFUSED;
    }

    private static void close(Opened<TcpConnect> opened) {
        if (opened.connection() != null) {
            opened.connection().close();
        }
    }
}
