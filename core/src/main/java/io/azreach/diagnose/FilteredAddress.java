package io.azreach.diagnose;

import io.azreach.model.Confidence;
import io.azreach.model.FailureKind;
import io.azreach.model.FindingBuilder;
import io.azreach.model.ObservationId;
import io.azreach.model.evidence.Hop;
import io.azreach.model.evidence.PathTrace.Protocol;
import io.azreach.model.evidence.TcpConnect;
import io.azreach.spi.FindingSink;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/**
 * One address of several does not answer: a rule on the way that knows only the others, or nobody there. A rule shows itself by
 * its own word, by another port of the address that answers, or by packets that stop where those to its neighbors go on.
 */
record FilteredAddress(Confidence confidence, String arg, String value, ObservationId because) {
    private static final Set<Hop.Answer> FORBIDDING =
            Set.of(Hop.Answer.ADMIN_PROHIBITED, Hop.Answer.HOST_PROHIBITED, Hop.Answer.NET_PROHIBITED);

    static Optional<FilteredAddress> of(Way way, TcpConnect failed, InetAddress working, FindingSink sink) {
        var trail = Trail.of(way, failed.address(), Protocol.TCP, sink);
        var forbidden = trail.flatMap(FilteredAddress::forbidden);
        if (forbidden.isPresent()
                || failed.failure() == null
                || failed.failure().kind() != FailureKind.TIMEOUT) {
            return forbidden;
        }
        var good = Trail.of(way, working, Protocol.TCP, sink);
        return otherPort(way, failed.address(), sink)
                .or(() -> trail.flatMap(bad -> good.flatMap(t -> stopsEarlier(bad, t))));
    }

    void into(FindingBuilder finding) {
        finding.because(because);
        if (!value.isEmpty()) {
            finding.groupedBy(arg, value);
        }
    }

    private static Optional<FilteredAddress> forbidden(Trail trail) {
        return trail.trace()
                .ending()
                .filter(end -> FORBIDDING.contains(end.answer()) && end.from() != null)
                .map(end -> new FilteredAddress(
                        Confidence.CONFIRMED,
                        "hop",
                        end.from() == null ? "" : end.from().getHostAddress(),
                        trail.because()));
    }

    private static Optional<FilteredAddress> otherPort(Way way, InetAddress address, FindingSink sink) {
        int other = way.end().port() == 443 ? 80 : 443;
        var contrast = Contrasts.connect(way.end(), address, other);
        sink.ask(contrast);
        return way.evidence()
                .answerTo(contrast)
                .filter(o -> o.evidence().stream().anyMatch(e -> e instanceof TcpConnect c && answers(c)))
                .map(o -> new FilteredAddress(Confidence.CONFIRMED, "expected", String.valueOf(other), o.ref()));
    }

    private static boolean answers(TcpConnect connect) {
        return connect.failure() == null || connect.failure().kind() == FailureKind.REFUSED;
    }

    /** A router that lets packets to a neighbor pass, and others answer behind it: a dead host would be missed at the end only. */
    private static Optional<FilteredAddress> stopsEarlier(Trail bad, Trail good) {
        var last = bad.trace().lastRouter().map(Hop::ttl).orElse(0);
        boolean shared = last == 0 || bad.lastRouter().equals(good.routerBefore(last + 1));
        boolean farther = good.trace().lastRouter().map(Hop::ttl).orElse(0) > last;
        return shared
                        && farther
                        && neighbors(bad.trace().address(), good.trace().address())
                ? Optional.of(new FilteredAddress(
                        Confidence.LIKELY, "hop", bad.lastRouter().orElse(""), bad.because()))
                : Optional.empty();
    }

    private static boolean neighbors(InetAddress a, InetAddress b) {
        int bytes = a instanceof Inet4Address ? 2 : 6;
        return a.getClass().equals(b.getClass()) && Arrays.equals(a.getAddress(), 0, bytes, b.getAddress(), 0, bytes);
    }
}
