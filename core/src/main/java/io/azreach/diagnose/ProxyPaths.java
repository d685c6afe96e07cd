package io.azreach.diagnose;

import io.azreach.model.HostPort;
import io.azreach.model.ObservationId;
import io.azreach.model.Route;
import io.azreach.model.evidence.PacDecision;
import io.azreach.model.evidence.ProxySetting;
import io.azreach.model.evidence.ProxyTunnel;
import io.azreach.spi.FindingSink;
import io.azreach.spi.FollowUp;
import io.azreach.spi.Recorded;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Ways through proxies that the machine knows of, whether or not this run's actor uses them. */
final class ProxyPaths {
    private static final int MOST_TRIED = 3;

    private ProxyPaths() {}

    /** A proxy that opened a tunnel to the target. */
    record Path(HostPort proxy, String knownFrom, ObservationId because) {}

    /** An exception list's entry that keeps the actor from using its proxy. */
    record Bypass(String entry, String setting) {}

    /** Tries each proxy named anywhere on the machine; the first that reaches the target. */
    static Optional<Path> working(Way way, FindingSink sink) {
        sink.ask(wpad(way));
        var offered = Stream.concat(scripted(way), published(way));
        for (var known : Stream.concat(known(way).stream(), offered).toList()) {
            var contrast = Contrasts.by(way.target(), new Route.ViaProxy(known.proxy()));
            sink.ask(contrast);
            var answer = way.evidence().answerTo(contrast);
            if (answer.isPresent()
                    && answer.get().evidence().stream().anyMatch(e -> e instanceof ProxyTunnel t && t.open())) {
                return Optional.of(
                        new Path(known.proxy(), known.from(), answer.get().ref()));
            }
        }
        return Optional.empty();
    }

    /** The same without asking the network for a proxy, and only where the target at the other end is the genuine one. */
    static Optional<Path> leading(Way way, FindingSink sink) {
        for (var known : Stream.concat(known(way).stream(), scripted(way)).toList()) {
            var route = new Route.ViaProxy(known.proxy());
            var contrast = Contrasts.by(way.target(), route);
            sink.ask(contrast);
            var answer = way.evidence().answerTo(contrast);
            if (answer.isPresent() && ProxyDetour.genuine(way.by(route))) {
                return Optional.of(
                        new Path(known.proxy(), known.from(), answer.get().ref()));
            }
        }
        return Optional.empty();
    }

    static Optional<Bypass> bypassing(Way way) {
        var actor = way.evidence().settings().value("actor").orElse("shell");
        var settings = way.evidence().all(ProxySetting.class).stream()
                .map(r -> r.evidence())
                .toList();
        var decision = ProxyChoice.decide(way.target(), actor, settings);
        return decision.bypass() == null || decision.setting() == null
                ? Optional.empty()
                : Optional.of(new Bypass(
                        decision.bypass(),
                        decision.setting().source() + " " + decision.setting().key()));
    }

    private static FollowUp wpad(Way way) {
        return FollowUp.of("core.wpad", way.target());
    }

    /** The proxy that the network offers to hosts without settings. */
    private static Stream<Known> published(Way way) {
        return way.evidence().answerTo(wpad(way)).stream()
                .flatMap(o -> o.evidence().stream())
                .filter(e -> e instanceof PacDecision)
                .map(e -> (PacDecision) e)
                .filter(d -> d.proxy() != null)
                .map(d -> new Known(Objects.requireNonNull(d.proxy()), d.script()));
    }

    /** The proxies that the script of this run gives for other targets. */
    private static Stream<Known> scripted(Way way) {
        return way.evidence().all(PacDecision.class).stream()
                .filter(d -> d.source().probe().value().equals("core.pac-route"))
                .map(Recorded::evidence)
                .filter(d -> d.proxy() != null)
                .map(d -> new Known(Objects.requireNonNull(d.proxy()), d.script()))
                .distinct()
                .sorted(Comparator.comparing(k -> k.proxy().toString()))
                .limit(MOST_TRIED);
    }

    /** What the script of this run says about a target that it sends direct. */
    static Optional<Recorded<PacDecision>> sentDirect(Way way) {
        return way.evidence().on(way.target(), PacDecision.class).stream()
                .filter(d -> d.source().probe().value().equals("core.pac-route"))
                .filter(d -> d.evidence().problem() == null && d.evidence().proxy() == null)
                .findFirst();
    }

    private record Known(HostPort proxy, String from) {}

    private static List<Known> known(Way way) {
        return way.evidence().all(ProxySetting.class).stream()
                .map(r -> r.evidence())
                .filter(s -> s.proxy() != null)
                .sorted(Comparator.comparingInt(ProxySetting::rank))
                .map(s -> new Known(Objects.requireNonNull(s.proxy()), s.source() + " " + s.key()))
                .collect(java.util.stream.Collectors.toMap(
                        Known::proxy, k -> k, (a, b) -> a, java.util.LinkedHashMap::new))
                .values()
                .stream()
                .limit(MOST_TRIED)
                .toList();
    }
}
