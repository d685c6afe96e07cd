package io.azreach.diagnose;

import io.azreach.model.Confidence;
import io.azreach.model.FailureKind;
import io.azreach.model.Finding;
import io.azreach.model.RuleId;
import io.azreach.model.evidence.TcpConnect;
import io.azreach.spi.DiagnosisRule;
import io.azreach.spi.EvidenceView;
import io.azreach.spi.FindingSink;
import io.azreach.spi.FollowUp;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Loss, latency and limits on paths that are open: takes samples only where something smells, and judges all of them together. */
final class PathQualityRule implements DiagnosisRule {
    private static final Duration FAR = Duration.ofMillis(250);
    /** What the taxonomy of faults calls loss, as the least share that fits the sample. */
    private static final double LOSS_WORTH_SAYING = 0.02;

    /** What this machine ran out of has nothing to do with the path. */
    private static final Set<FailureKind> OWN =
            Set.of(FailureKind.ADDRESS_UNAVAILABLE, FailureKind.DESCRIPTORS_EXHAUSTED);

    private static final int ENOUGH = 5;
    private static final int MOST_CONTROLS = 2;

    @Override
    public RuleId id() {
        return RuleId.of("core.path-quality");
    }

    @Override
    public void examine(EvidenceView evidence, FindingSink sink) {
        var ways = Way.direct(evidence);
        var sampled = new ArrayList<Sampled>();
        for (var way : ways) {
            suspicious(way, ways)
                    .ifPresent(address -> sample(way, address, sink).ifPresent(sampled::add));
        }
        var byPort = new ArrayList<Sampled>();
        for (var one : sampled) {
            var fault = MemberFault.judge(one.way(), one.samples(), one.because());
            fault.ifPresent(sink::report);
            fault.ifPresent(f -> byPort.add(one));
        }
        sampled.removeAll(byPort);
        var worst = sampled.stream().filter(Sampled::mixed).findFirst();
        // one after the other: samples elsewhere would use up a number of connections that is being looked for
        if (worst.isPresent()) {
            boolean askToo = ConnectionLimits.ramp(worst.get(), ways, sink).isPresent();
            elsewhere(ways, sampled, byPort, askToo ? sink::ask : notYet -> {});
        } else if (sampled.stream().anyMatch(s -> FirstPackets.of(s.way()).lost() > 0)) {
            elsewhere(ways, sampled, byPort, sink::ask); // a little loss may miss the samples of one place
        }
        var mixed = sampled.stream().filter(Sampled::mixed).toList();
        if (!mixed.isEmpty()) {
            unreliable(mixed, sampled, ways, sink);
        } else {
            repeats(ways, sampled, sink);
        }
        sampled.stream().filter(s -> s.samples().answered().size() >= ENOUGH).forEach(s -> PathDelays.judge(s, sink));
    }

    private static void elsewhere(
            List<Way> ways, List<Sampled> sampled, List<Sampled> byPort, Consumer<FollowUp> asking) {
        var known = Stream.concat(sampled.stream(), byPort.stream()).toList();
        for (var way : controls(ways, known)) {
            var address = way.connects().get(0).address();
            asking.accept(Contrasts.samples(way.target(), address));
            Sampled.of(way, address).ifPresent(sampled::add);
        }
    }

    /** The address of a way on which something speaks for loss or distance. */
    private static Optional<InetAddress> suspicious(Way way, List<Way> all) {
        var odd = way.connects().stream().filter(c -> odd(way, c)).findFirst();
        if (odd.isEmpty() && way.connected() && stalled(way)) {
            return way.connects().stream()
                    .filter(c -> c.failure() == null)
                    .map(TcpConnect::address)
                    .findFirst();
        }
        boolean pointless = way.connectFailed() && all.stream().noneMatch(Way::connected);
        return pointless ? Optional.empty() : odd.map(TcpConnect::address);
    }

    /** An address that never answers, while another one of the name does, is no matter of chance. */
    private static boolean odd(Way way, TcpConnect connect) {
        if (connect.failure() == null) {
            return connect.took().compareTo(FAR) > 0;
        }
        var kind = connect.failure().kind();
        return way.reached(connect.address()) ? !OWN.contains(kind) : kind == FailureKind.TIMEOUT && !way.connected();
    }

    private static boolean stalled(Way way) {
        var tls = way.tls();
        var http = way.http();
        return (tls != null && Endings.timedOut(tls.failure())) || (http != null && Endings.timedOut(http.failure()));
    }

    private static Optional<Sampled> sample(Way way, InetAddress address, FindingSink sink) {
        sink.ask(Contrasts.samples(way.target(), address));
        return Sampled.of(way, address);
    }

    /** Some connects are answered and some are not: everywhere, at one place, or beyond a number. */
    private static void unreliable(List<Sampled> mixed, List<Sampled> sampled, List<Way> ways, FindingSink sink) {
        var worst = mixed.get(0);
        // one destination's limit does not reach others: where they fail at times as well, chance made the row of
        // failures
        var limit = ConnectionLimits.limit(worst, ways, sink)
                .filter(ramp -> !Boolean.TRUE.equals(ramp.otherStood()) || mixed.size() == 1);
        if (limit.isPresent() && Boolean.TRUE.equals(limit.get().otherStood())) {
            sink.report(ConnectionLimits.translated(mixed, limit.get()));
            return;
        }
        if (limit.isPresent()) {
            var finding = Sampled.about(mixed, "PATH_CONNECTION_LIMIT")
                    .arg("count", limit.get().togetherStood())
                    .excluding("PATH_LOSS", "TCP_INTERMITTENT");
            if (Boolean.FALSE.equals(limit.get().otherStood())) {
                // it holds for all destinations together, so this run itself has used it up elsewhere
                ways.stream().filter(PathQualityRule::silentAtTimes).forEach(w -> finding.on(w.target()));
            }
            sink.report(finding.build());
            return;
        }
        boolean elsewhereClean = sampled.stream().anyMatch(Sampled::clean)
                && ways.stream()
                        .noneMatch(w ->
                                !w.equals(worst.way()) && FirstPackets.of(w).lost() > 0);
        if (mixed.size() == 1 && (elsewhereClean || worst.samples().refused() > 0)) {
            sink.report(atOnePlace(worst));
            return;
        }
        if (everything(ways, sampled).share().low() < LOSS_WORTH_SAYING) {
            return; // a packet or two are lost on every long way
        }
        var finding = Sampled.counted(Sampled.about(mixed, "PATH_LOSS"), mixed)
                .excluding("TCP_INTERMITTENT", "TCP_MEMBER_FAULT", "PATH_CONNECTION_LIMIT");
        ways.stream().filter(w -> suffers(w, sampled)).forEach(w -> finding.on(w.target()));
        sink.report(finding.build());
    }

    private static FirstPackets everything(List<Way> ways, List<Sampled> sampled) {
        return Stream.concat(
                        ways.stream().map(FirstPackets::of), sampled.stream().map(s -> FirstPackets.of(s.samples())))
                .reduce(new FirstPackets(0, 0), FirstPackets::plus);
    }

    /** What gets through when it is sent again was lost; connections that fail or are refused at times have another cause. */
    private static Finding atOnePlace(Sampled worst) {
        boolean lost =
                worst.samples().refused() == 0 && FirstPackets.of(worst.way()).lost() > 0;
        var others = List.of("PATH_LOSS", "PATH_CONNECTION_LIMIT", "TCP_MEMBER_FAULT");
        return Sampled.counted(
                        Sampled.about(List.of(worst), lost ? "TCP_SYN_LOSS" : "TCP_INTERMITTENT"), List.of(worst))
                .excluding(others.toArray(String[]::new))
                .build();
    }

    private static boolean silentAtTimes(Way way) {
        return way.connects().stream().anyMatch(c -> Endings.timedOut(c.failure()));
    }

    /** No sample was lost, and yet first packets had to be sent again too often for a good network. */
    private static void repeats(List<Way> ways, List<Sampled> sampled, FindingSink sink) {
        var late = ways.stream().filter(w -> FirstPackets.of(w).lost() > 0).toList();
        var all = Stream.concat(
                        ways.stream().map(FirstPackets::of),
                        sampled.stream().filter(Sampled::clean).map(s -> FirstPackets.of(s.samples())))
                .reduce(FirstPackets::plus);
        if (late.size() > 1 && all.isPresent() && all.get().share().low() >= LOSS_WORTH_SAYING) {
            var finding = Finding.of(NetworkFindings.type("PATH_LOSS"), Confidence.LIKELY)
                    .arg("rate", all.get().share().percent())
                    .arg("samples", all.get().sent())
                    .excluding("TCP_MEMBER_FAULT", "PATH_CONNECTION_LIMIT");
            late.forEach(way -> way.into(finding).because(way.because(TcpConnect.class)));
            sink.report(finding.build());
        }
    }

    /** Ways that showed no trouble: whether they lose packets as well tells a bad path from a bad endpoint. */
    private static List<Way> controls(List<Way> ways, List<Sampled> sampled) {
        return ways.stream()
                .filter(way -> way.connected() && !odd(way, way.connects().get(0)))
                .filter(way -> sampled.stream().noneMatch(s -> s.way().equals(way)))
                .limit(MOST_CONTROLS)
                .toList();
    }

    /** Ways whose own trouble loss explains: not those where nothing was ever answered. */
    private static boolean suffers(Way way, List<Sampled> sampled) {
        return sampled.stream()
                .filter(s -> s.way().equals(way))
                .findFirst()
                .map(s -> s.samples().lost() < s.samples().sent())
                .orElse(way.connected());
    }
}
