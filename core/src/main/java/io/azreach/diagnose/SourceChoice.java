package io.azreach.diagnose;

import io.azreach.model.Confidence;
import io.azreach.model.Finding;
import io.azreach.model.FindingBuilder;
import io.azreach.model.evidence.InterfaceState;
import io.azreach.model.evidence.RouteEntry;
import io.azreach.model.evidence.SourceTrials;
import io.azreach.model.evidence.SourceTrials.Trial;
import io.azreach.model.evidence.TcpConnect;
import io.azreach.net.Literals;
import io.azreach.spi.FindingSink;
import java.net.InetAddress;
import java.util.Optional;
import java.util.stream.Stream;

/** A machine with several addresses leaves from one that gets no answer, while another one does. */
final class SourceChoice {
    private SourceChoice() {}

    /** Tries the machine's other addresses, where it has any. */
    static Optional<Finding> wrong(Way way, TcpConnect connect, FindingSink sink) {
        if (ownAddresses(way, connect.address()) < 2) {
            return Optional.empty();
        }
        var contrast = Contrasts.sources(way.end(), connect.address());
        sink.ask(contrast);
        return way.evidence().answerTo(contrast).flatMap(o -> o.evidence().stream()
                .filter(e -> e instanceof SourceTrials)
                .map(e -> (SourceTrials) e)
                .findFirst()
                .flatMap(trials -> judge(way, connect, trials))
                .map(finding -> finding.because(o.ref()).build()));
    }

    private static long ownAddresses(Way way, InetAddress remote) {
        var seen = way.evidence().all(InterfaceState.class).stream()
                .map(r -> r.evidence())
                .filter(i -> i.up() && !i.loopback())
                .flatMap(i -> i.addresses().stream())
                .flatMap(a -> Literals.find(a.replaceFirst("/.*", "")).stream());
        return Stream.concat(seen, way.evidence().host().addresses().stream())
                .filter(a -> a.getClass().equals(remote.getClass()) && !a.isLinkLocalAddress())
                .distinct()
                .count();
    }

    /** Nothing from the chosen address, everything from another one: chance and ports do not part them like that. */
    private static Optional<FindingBuilder> judge(Way way, TcpConnect connect, SourceTrials trials) {
        var chosen = trials.trials().stream()
                .filter(t -> t.source().equals(trials.chosen()) && t.tries() > 1 && t.stood() == 0)
                .findFirst();
        var better = trials.trials().stream()
                .filter(t -> !t.source().equals(trials.chosen()) && t.tries() > 1 && t.works())
                .findFirst();
        return chosen.isEmpty() || better.isEmpty()
                ? Optional.empty()
                : Optional.of(finding(way, connect, chosen.get(), better.get()));
    }

    private static FindingBuilder finding(Way way, TcpConnect connect, Trial chosen, Trial better) {
        var finding = ConnectRule.about(way, connect, "LOCAL_SOURCE_ADDRESS_WRONG", Confidence.CONFIRMED)
                .groupedBy("source", chosen.source().getHostAddress())
                .arg("device", chosen.device())
                .groupedBy("expected", better.source().getHostAddress())
                .arg("name", better.device())
                .excluding("TCP_TIMEOUT", "TCP_ICMP_HOST_UNREACHABLE", "TCP_ICMP_NET_UNREACHABLE", "LOCAL_NO_ROUTE");
        LocalRoutes.of(way.evidence()).towards(connect.address()).ifPresent(r -> finding.arg("route", words(r)));
        return finding;
    }

    private static String words(RouteEntry route) {
        var gateway = route.gateway() == null ? "" : " via " + route.gateway().getHostAddress();
        var device = route.device() == null ? "" : " dev " + route.device();
        return route.destination() + gateway + device + " metric " + route.metric();
    }
}
