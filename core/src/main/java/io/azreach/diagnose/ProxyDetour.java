package io.azreach.diagnose;

import io.azreach.model.HostPort;
import io.azreach.model.ObservationId;
import io.azreach.model.Route;
import io.azreach.model.evidence.TrustVerdict.Verdict;
import io.azreach.spi.FindingSink;
import java.util.Optional;

/** A way that stops at its proxy, and another one that leads to the target. */
final class ProxyDetour {
    private ProxyDetour() {}

    /** A route that was measured to lead to the genuine target. */
    record Open(Route route, ObservationId because) {
        @Override
        public String toString() {
            return route.toString();
        }
    }

    /** The proxy cannot be found, connected to, or talked to. One that answers says itself what it dislikes. */
    static boolean dead(Way way) {
        var tunnel = way.tunnel();
        return tunnel == null
                ? way.unresolved() || way.connectFailed()
                : tunnel.status() == null && tunnel.failure() != null;
    }

    /** Tries the way past all proxies; empty also while that is not known yet. */
    static Optional<Open> direct(Way way, FindingSink sink) {
        var contrast = Contrasts.by(way.target(), Route.DIRECT);
        sink.ask(contrast);
        return way.evidence()
                .answerTo(contrast)
                .filter(o -> genuine(way.by(Route.DIRECT)))
                .map(o -> new Open(Route.DIRECT, o.ref()));
    }

    /** Tries the way past all proxies, then each proxy the machine knows but for one. */
    static Optional<Open> otherThan(HostPort proxy, Way way, FindingSink sink) {
        return direct(way, sink).or(() -> ProxyPaths.working(way, sink)
                .filter(p -> !p.proxy().equals(proxy))
                .map(p -> new Open(new Route.ViaProxy(p.proxy()), p.because())));
    }

    /** It answers, and its certificate, where it shows one, is the right one. */
    static boolean genuine(Way way) {
        var tls = way.tls();
        return way.works()
                && (tls == null
                        || (!Boolean.FALSE.equals(tls.nameMatches())
                                && (tls.verdictOf("os") == Verdict.TRUSTED
                                        || tls.verdictOf("azure") == Verdict.TRUSTED)));
    }
}
