package io.azreach.report.checklist;

import io.azreach.model.Evidence;
import io.azreach.model.Failure;
import io.azreach.model.FailureKind;
import io.azreach.model.Observation;
import io.azreach.model.Route;
import io.azreach.model.Target;
import io.azreach.model.evidence.DnsAnswer;
import io.azreach.model.evidence.HttpExchange;
import io.azreach.model.evidence.IkeAnswer;
import io.azreach.model.evidence.NameLookup;
import io.azreach.model.evidence.NtpAnswer;
import io.azreach.model.evidence.ProxyTunnel;
import io.azreach.model.evidence.TcpConnect;
import io.azreach.model.evidence.TlsHandshake;
import io.azreach.model.evidence.TrustVerdict.Verdict;
import io.azreach.report.scenario.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The steps towards one target as the evidence shows them. One observation decides: the one that went furthest, and of
 * those the first, so that contrast probes, which fail on purpose, do not count.
 */
final class Layers {
    private static final Set<Class<?>> STEPS = Set.of(
            NameLookup.class,
            DnsAnswer.class,
            TcpConnect.class,
            ProxyTunnel.class,
            TlsHandshake.class,
            HttpExchange.class,
            NtpAnswer.class,
            IkeAnswer.class);

    private final Target target;
    private final List<Evidence> evidence;

    private Layers(Target target, List<Evidence> evidence) {
        this.target = target;
        this.evidence = evidence;
    }

    static List<LayerState> of(Target target, List<Observation> observations) {
        var evidence = observations.stream()
                .filter(o -> o.target().equals(target))
                .max(Comparator.comparingLong(Layers::kinds)
                        .thenComparing(Observation::startedAt, Comparator.reverseOrder()))
                .map(Observation::evidence)
                .orElse(List.of());
        var layers = new Layers(target, evidence);
        var states = new ArrayList<LayerState>();
        for (var step : Step.of(target)) {
            if (step != Step.DNS || !isLiteral(target.host())) {
                states.add(layers.state(step));
            }
        }
        return states;
    }

    private static long kinds(Observation observation) {
        return observation.evidence().stream()
                .map(Evidence::getClass)
                .filter(STEPS::contains)
                .distinct()
                .count();
    }

    private static boolean isLiteral(String host) {
        return host.indexOf(':') >= 0 || host.matches("[0-9.]+");
    }

    private LayerState state(Step step) {
        return switch (step) {
            case DNS -> dns();
            case PROXY -> proxy();
            case TCP -> best(step, of(TcpConnect.class), TcpConnect::failure, TcpConnect::took);
            case TLS -> best(step, of(TlsHandshake.class), Layers::distrust, TlsHandshake::took);
            case HTTP -> best(step, of(HttpExchange.class), HttpExchange::failure, HttpExchange::took);
            case NTP -> best(step, of(NtpAnswer.class), NtpAnswer::failure, NtpAnswer::took);
            case IKE_500 -> ike(step, a -> isFirst(a) && a.port() == target.port(), IkeAnswer::failure);
            case IKE_4500 -> ike(step, a -> isFirst(a) && a.port() != target.port(), IkeAnswer::failure);
            case IKE -> ike(step, IkeAnswer::answered, Layers::disagreement);
        };
    }

    private LayerState ike(Step step, Predicate<IkeAnswer> about, Function<IkeAnswer, @Nullable Failure> failure) {
        var answers = of(IkeAnswer.class).stream().filter(about).toList();
        return best(step, answers, failure, IkeAnswer::took);
    }

    private static boolean isFirst(IkeAnswer answer) {
        return answer.exchange().equals("sa-init");
    }

    private LayerState dns() {
        var lookups = of(NameLookup.class).stream()
                .filter(lookup -> lookup.name().equalsIgnoreCase(target.host()))
                .toList();
        var state = best(Step.DNS, lookups, NameLookup::failure, NameLookup::took);
        boolean proxyResolves = target.route() instanceof Route.ViaProxy;
        return proxyResolves && state.status() != EndpointStatus.OK ? state.with(EndpointStatus.SKIP) : state;
    }

    /** The connection to the proxy and the tunnel it opens are one step. */
    private LayerState proxy() {
        var connects = best(Step.PROXY, of(TcpConnect.class), TcpConnect::failure, TcpConnect::took);
        var tunnels = best(Step.PROXY, of(ProxyTunnel.class), Layers::refusal, ProxyTunnel::took);
        if (tunnels.status() == EndpointStatus.UNKNOWN) {
            return connects.status() == EndpointStatus.UNKNOWN ? proxyName() : connects;
        }
        var took = tunnels.took() == null || connects.took() == null
                ? tunnels.took()
                : tunnels.took().plus(connects.took());
        return new LayerState(Step.PROXY, target.route(), tunnels.status(), took, tunnels.failure());
    }

    private LayerState proxyName() {
        var lookups = of(NameLookup.class).stream()
                .filter(lookup -> target.route() instanceof Route.ViaProxy via
                        && lookup.name().equalsIgnoreCase(via.proxy().host())
                        && lookup.failure() != null)
                .toList();
        return best(Step.PROXY, lookups, NameLookup::failure, NameLookup::took);
    }

    private <E> List<E> of(Class<E> type) {
        return evidence.stream().filter(type::isInstance).map(type::cast).toList();
    }

    /** A step stands when one try of it stands: one address of several, one family of two. */
    private <E> LayerState best(
            Step step, List<E> tries, Function<E, @Nullable Failure> failure, Function<E, Duration> took) {
        LayerState best = new LayerState(step, target.route(), EndpointStatus.UNKNOWN, null, null);
        for (var one : tries) {
            var why = failure.apply(one);
            var status = why == null ? EndpointStatus.OK : EndpointStatus.FAIL;
            var state = new LayerState(step, target.route(), status, took.apply(one), why);
            if (why != null && why.kind() == FailureKind.CANCELLED) {
                continue;
            }
            if (!best.measured() || (why == null && best.status() == EndpointStatus.FAIL)) {
                best = state;
            }
        }
        return best;
    }

    private static @Nullable Failure refusal(ProxyTunnel tunnel) {
        if (tunnel.open() || tunnel.failure() != null) {
            return tunnel.failure();
        }
        return new Failure(FailureKind.REFUSED, "HTTP " + tunnel.status());
    }

    private static @Nullable Failure disagreement(IkeAnswer answer) {
        return answer.chosen() == null ? new Failure(FailureKind.UNKNOWN, answer.notification()) : null;
    }

    private static @Nullable Failure distrust(TlsHandshake handshake) {
        if (handshake.failure() != null) {
            return handshake.failure();
        }
        if (Boolean.FALSE.equals(handshake.nameMatches())) {
            return new Failure(FailureKind.UNKNOWN, "certificate is for other names");
        }
        var verdict = handshake.verdictOf("os");
        return verdict == null || verdict == Verdict.TRUSTED || verdict == Verdict.STORE_UNREADABLE
                ? null
                : new Failure(FailureKind.UNKNOWN, verdict.name());
    }
}
