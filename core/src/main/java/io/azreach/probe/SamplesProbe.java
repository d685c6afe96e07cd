package io.azreach.probe;

import io.azreach.model.HostInfo;
import io.azreach.model.Target;
import io.azreach.model.evidence.TcpConnect;
import io.azreach.net.Leg;
import io.azreach.net.Literals;
import io.azreach.net.Opened;
import io.azreach.spi.Applicability;
import io.azreach.spi.Probe;
import io.azreach.spi.ProbeContext;
import io.azreach.spi.ProbeInfo;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Connects to an address several times, to tell loss and latency from chance, and once more from some of the same ports where
 * that fails at times: what fails for a port each time is no loss. Sends at most 28 first packets. Hint: {@code address}.
 */
final class SamplesProbe implements Probe {
    private static final Duration WINDOW = Duration.ofMillis(900);
    private static final int AT_ONCE = 6;
    private static final int BATCHES = 2;
    private static final int AGAIN = 2;
    /** Of those that stood, and of those that did not. */
    private static final int PORTS_AGAIN = 4;

    private static final int LOWEST_PORT = 32_768;
    private static final int PAIRS_OF_PORTS = 14_000;

    private final SecureRandom random = new SecureRandom();

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
        var remote = new InetSocketAddress(Literals.parse(target.hint("address").orElseThrow()), target.port());
        var tally = new PortTally(remote, WINDOW);
        for (int batch = 0; batch < BATCHES && !(batch > 0 && tally.noneStood()); batch++) {
            var window = batch == 0 ? WINDOW : tally.windowForMore();
            tally.first(connect(from(somePorts(), remote), window, context));
        }
        if (tally.samples().mixed()) {
            var ports = new ArrayList<>(spread(tally.bad()));
            ports.addAll(spread(tally.good()));
            for (int again = 0; again < AGAIN; again++) {
                tally.again(connect(from(ports, remote), tally.windowForMore(), context));
            }
        }
        context.record(tally.samples());
    }

    /**
     * From all over the range that systems take ports from, odd and even alike: one system gives programs only every other
     * port, and ports of one process lie close together.
     */
    private List<Integer> somePorts() {
        return IntStream.range(0, AT_ONCE)
                .mapToObj(i -> LOWEST_PORT + 2 * random.nextInt(PAIRS_OF_PORTS) + i % 2)
                .distinct()
                .toList();
    }

    private static List<Leg> from(List<Integer> ports, InetSocketAddress remote) {
        return ports.stream().map(port -> Leg.fromPort(port, remote)).toList();
    }

    /** Not neighbours only: what parts ports into good and bad may do so in blocks. */
    private static List<Integer> spread(List<Integer> ports) {
        double step = Math.max(1, (double) ports.size() / PORTS_AGAIN);
        return Stream.iterate(0.0, at -> at < ports.size(), at -> at + step)
                .limit(PORTS_AGAIN)
                .map(at -> ports.get((int) Math.floor(at)))
                .toList();
    }

    /** A reset at the end frees the port, and the place in whatever counts connections. */
    private static List<TcpConnect> connect(List<Leg> legs, Duration window, ProbeContext context)
            throws InterruptedException {
        var opened = context.net().connectFrom(legs, window);
        for (var one : opened) {
            var connection = one.connection();
            if (connection != null) {
                connection.abort();
            }
        }
        return opened.stream().map(Opened::facts).toList();
    }
}
