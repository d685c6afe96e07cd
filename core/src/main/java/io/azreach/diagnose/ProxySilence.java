package io.azreach.diagnose;

import io.azreach.model.Confidence;
import io.azreach.model.HostPort;
import io.azreach.model.Observation;
import io.azreach.model.ObservationId;
import io.azreach.model.Route;
import io.azreach.model.evidence.DnsAnswer;
import io.azreach.model.evidence.ProxyTunnel;
import io.azreach.spi.FindingSink;
import io.azreach.spi.FollowUp;
import java.net.InetAddress;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A proxy that accepts and leaves the request for a tunnel unanswered: it may be stuck, or wait in vain for its own name server or
 * for the target. What it says about itself, about other targets and about the target's bare address tells which.
 */
record ProxySilence(String id, Confidence confidence, SortedSet<ObservationId> because, String... excluded) {
    static ProxySilence of(Way way, HostPort proxy, FindingSink sink) {
        var itself = tunnel(way, itself(way, proxy), sink);
        var others = elsewhere(way);
        var because = new TreeSet<ObservationId>();
        itself.ifPresent(o -> because.add(o.ref()));
        others.ifPresent(because::add);
        if (itself.filter(ProxySilence::replied).isEmpty() && others.isEmpty()) {
            return new ProxySilence(
                    "PROXY_NO_ANSWER",
                    itself.isPresent() ? Confidence.CONFIRMED : Confidence.LIKELY,
                    because,
                    "PROXY_TIMEOUT",
                    "PROXY_NOT_A_PROXY");
        }
        var address = address(way, sink);
        var byAddress = address.flatMap(a -> tunnel(
                way,
                Contrasts.tunnel(
                        way.target(),
                        new HostPort(a.getHostAddress(), way.target().port())),
                sink));
        byAddress.ifPresent(o -> because.add(o.ref()));
        boolean open = byAddress
                .filter(o -> o.evidence().stream().anyMatch(e -> e instanceof ProxyTunnel t && t.open()))
                .isPresent();
        return open
                ? new ProxySilence(
                        "PROXY_DNS_FAILED", Confidence.CONFIRMED, because, "PROXY_NO_ANSWER", "PROXY_UPSTREAM_TIMEOUT")
                : new ProxySilence("PROXY_UPSTREAM_TIMEOUT", Confidence.LIKELY, because, "PROXY_NO_ANSWER");
    }

    /** It must know the way to itself, and needs nobody to answer. */
    private static FollowUp itself(Way way, HostPort proxy) {
        var address = way.connects().stream()
                .filter(c -> c.failure() == null)
                .map(c -> c.address().getHostAddress())
                .findFirst()
                .orElse(proxy.host());
        return Contrasts.tunnel(way.target(), new HostPort(address, proxy.port()));
    }

    private static Optional<Observation> tunnel(Way way, FollowUp contrast, FindingSink sink) {
        sink.ask(contrast);
        return way.evidence().answerTo(contrast);
    }

    private static boolean replied(Observation observation) {
        return observation.evidence().stream().anyMatch(e -> e instanceof ProxyTunnel t && t.status() != null);
    }

    /** A planned target that the same proxy had a word about. */
    private static Optional<ObservationId> elsewhere(Way way) {
        return Way.all(way.evidence()).stream()
                .filter(w -> w.target().route().equals(way.target().route()))
                .filter(w -> w.tunnel() != null && w.tunnel().status() != null)
                .flatMap(w -> w.because(ProxyTunnel.class).stream())
                .findFirst();
    }

    /** The target's address by this machine's own name server, which may know it even where a proxy is in use. */
    private static Optional<InetAddress> address(Way way, FindingSink sink) {
        if (!way.named()) {
            return Optional.empty();
        }
        var contrast = FollowUp.of("core.name-servers", way.target().by(Route.DIRECT));
        sink.ask(contrast);
        return way.evidence().answerTo(contrast).stream()
                .flatMap(o -> o.evidence().stream())
                .filter(e -> e instanceof DnsAnswer)
                .flatMap(e -> ((DnsAnswer) e).addresses().stream())
                .findFirst();
    }
}
