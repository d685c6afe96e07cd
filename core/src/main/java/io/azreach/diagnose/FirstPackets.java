package io.azreach.diagnose;

import io.azreach.model.evidence.ConnectSamples;
import io.azreach.model.evidence.SourcePort;
import io.azreach.model.evidence.TcpConnect;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;

/**
 * The first packets of connections, as their times tell: systems repeat an unanswered one after whole seconds (RFC 6298), so a
 * connection that stands whole seconds later than another one to the same address lost it.
 */
record FirstPackets(int sent, int lost) {
    private static final FirstPackets NONE = new FirstPackets(0, 0);
    private static final long SECOND = 1000;
    /** Clocks tick, so that a second may seem a little short; and a machine under load notices late. */
    private static final long EARLY = 20;

    private static final long LATE = 200;

    static FirstPackets of(Way way) {
        return way.connects().stream()
                .filter(c -> c.failure() == null)
                .map(TcpConnect::address)
                .distinct()
                .map(address -> of(stood(way, address)))
                .reduce(NONE, FirstPackets::plus);
    }

    static FirstPackets of(ConnectSamples samples) {
        int again = samples.ports().stream().mapToInt(p -> p.tries() - 1).sum();
        int stoodAgain = samples.ports().stream().mapToInt(SourcePort::stood).sum()
                - samples.answered().size();
        boolean refusals = samples.refused() > 0; // those of later tries are not told from silence
        return refusals || again == 0
                ? new FirstPackets(samples.sent(), samples.lost())
                : new FirstPackets(samples.sent() + again, samples.lost() + again - stoodAgain);
    }

    private static List<TcpConnect> stood(Way way, InetAddress address) {
        return way.connects().stream()
                .filter(c -> c.failure() == null && c.address().equals(address))
                .toList();
    }

    private static FirstPackets of(List<TcpConnect> stood) {
        long quickest = stood.stream()
                .map(TcpConnect::took)
                .min(Comparator.naturalOrder())
                .map(Duration::toMillis)
                .orElse(0L);
        long repeated = stood.stream()
                .mapToLong(c -> c.took().toMillis() - quickest)
                .filter(FirstPackets::wholeSeconds)
                .count();
        return new FirstPackets(stood.size(), (int) repeated);
    }

    private static boolean wholeSeconds(long millis) {
        return millis + EARLY >= SECOND && (millis + EARLY) % SECOND <= EARLY + LATE;
    }

    FirstPackets plus(FirstPackets other) {
        return new FirstPackets(sent + other.sent, lost + other.lost);
    }

    Share share() {
        return Share.of(lost, sent);
    }
}
