package io.azreach.probe;

import io.azreach.model.Attempt;
import io.azreach.model.HostInfo;
import io.azreach.model.Target;
import io.azreach.model.evidence.SourceTrials;
import io.azreach.model.evidence.SourceTrials.Trial;
import io.azreach.model.evidence.TcpConnect;
import io.azreach.net.Leg;
import io.azreach.net.Literals;
import io.azreach.net.Opened;
import io.azreach.spi.Applicability;
import io.azreach.spi.Probe;
import io.azreach.spi.ProbeContext;
import io.azreach.spi.ProbeInfo;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Connects to an address from other addresses of this machine, and from the one the system chooses for comparison: two connects
 * each, at once. Hint: {@code address}.
 */
final class SourceProbe implements Probe {
    /** Long enough for a second first packet. */
    private static final Duration CAP = Duration.ofMillis(1600);

    private static final int TRIES = 2;
    private static final int MOST_OTHERS = 3;

    @Override
    public ProbeInfo info() {
        return ProbeInfo.contrast("core.sources", Duration.ofSeconds(4));
    }

    @Override
    public Applicability applicableTo(Target target, HostInfo host) {
        return Applicability.when(target.hint("address").isPresent());
    }

    @Override
    public void observe(Target target, ProbeContext context) throws InterruptedException {
        var remote = new InetSocketAddress(Literals.parse(target.hint("address").orElseThrow()), target.port());
        var chosen = context.net().sourceFor(remote.getAddress()) instanceof Attempt.Succeeded<InetAddress> known
                ? known.result()
                : null;
        var sources = sources(SourceAddress.all(context.net().interfaces(), remote.getAddress()), chosen);
        var legs = sources.stream()
                .flatMap(s -> Collections.nCopies(TRIES, Leg.from(s.address(), remote)).stream())
                .toList();
        var opened = context.net().connectFrom(legs, CAP);
        var trials = new ArrayList<Trial>();
        for (int i = 0; i < sources.size(); i++) {
            trials.add(trial(sources.get(i), opened.subList(i * TRIES, (i + 1) * TRIES)));
        }
        context.record(new SourceTrials(remote.getAddress(), remote.getPort(), chosen, trials));
    }

    /** The chosen one, then one of each other interface, then further ones of its own interface. */
    private static List<SourceAddress> sources(List<SourceAddress> all, @Nullable InetAddress chosen) {
        var first = all.stream().filter(s -> s.address().equals(chosen)).toList();
        var own = first.isEmpty() ? "" : first.get(0).device();
        var sources = new ArrayList<>(first);
        var others = all.stream()
                .filter(s -> !s.address().equals(chosen))
                .sorted(Comparator.comparing(s -> s.device().equals(own)))
                .toList();
        for (var other : others) {
            boolean met = sources.stream().anyMatch(s -> s.device().equals(other.device()));
            if (sources.size() <= MOST_OTHERS && (!met || other.device().equals(own))) {
                sources.add(other);
            }
        }
        return sources;
    }

    private static Trial trial(SourceAddress source, List<Opened<TcpConnect>> opened) {
        for (var one : opened) {
            var connection = one.connection();
            if (connection != null) {
                connection.abort();
            }
        }
        var facts = opened.stream().map(Opened::facts).toList();
        return new Trial(
                source.address(),
                source.device(),
                facts.size(),
                (int) facts.stream().filter(f -> f.failure() == null).count(),
                facts.stream()
                        .map(TcpConnect::took)
                        .max(Comparator.naturalOrder())
                        .orElse(Duration.ZERO),
                facts.stream()
                        .map(TcpConnect::failure)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null));
    }
}
