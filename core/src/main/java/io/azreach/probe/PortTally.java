package io.azreach.probe;

import io.azreach.model.FailureKind;
import io.azreach.model.evidence.ConnectSamples;
import io.azreach.model.evidence.SourcePort;
import io.azreach.model.evidence.TcpConnect;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Counts what became of connects to one peer, port by port. */
final class PortTally {
    private static final Duration SLACK = Duration.ofMillis(400);
    private static final Set<FailureKind> NOT_SENT =
            Set.of(FailureKind.ADDRESS_UNAVAILABLE, FailureKind.NOT_PERMITTED, FailureKind.DESCRIPTORS_EXHAUSTED);

    private final InetSocketAddress remote;
    private final Duration window;
    private final TreeMap<Integer, SourcePort> ports = new TreeMap<>();
    private final List<Duration> answered = new ArrayList<>();
    private @Nullable InetAddress source;
    private int sent;
    private int refused;

    PortTally(InetSocketAddress remote, Duration window) {
        this.remote = remote;
        this.window = window;
    }

    void first(List<TcpConnect> connects) {
        for (var one : connects) {
            sent += left(one) ? 1 : 0;
            refused += one.failure() != null && one.failure().kind() == FailureKind.REFUSED ? 1 : 0;
            if (one.failure() == null) {
                answered.add(one.took());
                source = one.source();
            }
        }
        again(connects);
    }

    /** A port that somebody else has, or nobody may have, sends nothing. */
    private static boolean left(TcpConnect one) {
        return one.failure() == null || !NOT_SENT.contains(one.failure().kind());
    }

    void again(List<TcpConnect> connects) {
        for (var one : connects) {
            var port = one.sourcePort();
            if (port != null && left(one)) {
                ports.merge(port, new SourcePort(port, 1, one.failure() == null ? 1 : 0), PortTally::sum);
            }
        }
    }

    private static SourcePort sum(SourcePort a, SourcePort b) {
        return new SourcePort(a.port(), a.tries() + b.tries(), a.stood() + b.stood());
    }

    boolean noneStood() {
        return answered.isEmpty();
    }

    List<Integer> good() {
        return portsThat(p -> p.stood() > 0);
    }

    List<Integer> bad() {
        return portsThat(p -> p.stood() == 0);
    }

    private List<Integer> portsThat(Predicate<SourcePort> fit) {
        return ports.values().stream().filter(fit).map(SourcePort::port).toList();
    }

    /** Answers are awaited for no longer than their like may take, so that failures do not cost a second each. */
    Duration windowForMore() {
        var enough = Collections.max(answered).multipliedBy(2).plus(SLACK);
        return enough.compareTo(window) < 0 ? enough : window;
    }

    ConnectSamples samples() {
        return new ConnectSamples(
                remote.getAddress(),
                remote.getPort(),
                sent,
                answered,
                refused,
                window,
                source,
                List.copyOf(ports.values()));
    }
}
