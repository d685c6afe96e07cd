package io.azreach.diagnose;

import io.azreach.model.Confidence;
import io.azreach.model.Finding;
import io.azreach.model.ObservationId;
import io.azreach.model.evidence.ConnectSamples;
import io.azreach.model.evidence.SourcePort;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One of several parallel devices is broken: which one a connection takes depends on its ports, so a port that fails fails each
 * time. By chance that happens less often than once in {@link #BY_CHANCE}, or it is not said.
 */
final class MemberFault {
    private static final double BY_CHANCE = 1.0 / 200;
    private static final int MOST_NAMED = 6;

    private MemberFault() {}

    static Optional<Finding> judge(Way way, ConnectSamples samples, ObservationId because) {
        var repeated = samples.ports().stream().filter(p -> p.tries() > 1).toList();
        var bad = repeated.stream().filter(SourcePort::steadilyBad).toList();
        var good = repeated.stream().filter(SourcePort::steadilyGood).toList();
        boolean steady = !bad.isEmpty() && !good.isEmpty() && bad.size() + good.size() == repeated.size();
        if (!steady || chance(samples, bad, good) > BY_CHANCE) {
            return Optional.empty();
        }
        long failed = samples.ports().stream().filter(p -> p.stood() == 0).count();
        var finding = way.into(Finding.of(NetworkFindings.type("TCP_MEMBER_FAULT"), Confidence.CONFIRMED))
                .arg("address", samples.address().getHostAddress())
                .arg("rate", Share.of((int) failed, samples.ports().size()).percent())
                .arg("names", ports(good))
                .arg("detail", tuples(samples, bad))
                .because(because)
                .excluding(
                        "PATH_LOSS", "TCP_SYN_LOSS", "TCP_INTERMITTENT", "TCP_SNAT_SUSPECT", "PATH_CONNECTION_LIMIT");
        return Optional.of(finding.build());
    }

    /** How likely it is that failures at random repeat themselves port by port like that. */
    private static double chance(ConnectSamples samples, List<SourcePort> bad, List<SourcePort> good) {
        double failed = 1 - (double) samples.answered().size() / Math.max(1, samples.sent());
        return Math.pow(failed, triesAgain(bad)) * Math.pow(1 - failed, triesAgain(good));
    }

    private static int triesAgain(List<SourcePort> ports) {
        return ports.stream().mapToInt(p -> p.tries() - 1).sum();
    }

    private static String ports(List<SourcePort> ports) {
        return ports.stream()
                .limit(MOST_NAMED)
                .map(p -> String.valueOf(p.port()))
                .collect(Collectors.joining(" "));
    }

    private static String tuples(ConnectSamples samples, List<SourcePort> bad) {
        var from = samples.source() == null ? "" : samples.source().getHostAddress();
        var to = samples.address().getHostAddress();
        return bad.stream()
                .limit(MOST_NAMED)
                .map(p -> "TCP " + end(from, p.port()) + " to " + end(to, samples.port()))
                .collect(Collectors.joining("; "));
    }

    private static String end(String address, int port) {
        return address.contains(":") ? "[" + address + "]:" + port : address + ":" + port;
    }
}
