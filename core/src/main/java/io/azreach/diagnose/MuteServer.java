package io.azreach.diagnose;

import io.azreach.model.FindingBuilder;
import io.azreach.model.HostPort;
import io.azreach.model.ObservationId;
import io.azreach.model.evidence.DnsAnswer;
import io.azreach.spi.FindingSink;
import io.azreach.spi.Recorded;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What is behind the silence of a name server: the question it left unanswered, asked once more as it was, with a small buffer,
 * without EDNS, and over TCP. One name stands for all, since the server is the matter and not the name.
 *
 * @param cause the id of what the silence comes from; empty when nothing helped, or is not known yet
 * @param settled all ways were tried
 * @param passed the same question was answered this time, or another one as late as nothing came for it, so that the silence
 *     was chance, load, loss or slowness
 * @param ruledOut what the ways that were tried speak against
 * @param because what came of them
 * @param bytes size of the answer that came over TCP
 */
record MuteServer(
        Optional<String> cause,
        boolean settled,
        boolean passed,
        List<String> ruledOut,
        List<ObservationId> because,
        @Nullable Integer bytes) {
    static final String LARGE = "DNS_LARGE_RESPONSE_LOST";
    /** A server whose silence needs no question, since somebody said why. */
    static final MuteServer PLAIN = new MuteServer(Optional.empty(), false, false, List.of(), List.of(), null);

    private static final String EDNS = "DNS_EDNS_INTOLERANT";
    private static final String UDP = "DNS_UDP_BLOCKED";
    /** What any server may send over UDP (RFC 1035 section 4.2.1). */
    private static final int SMALLEST_LIMIT = 512;

    /** Adds what was found to a finding on its cause. */
    FindingBuilder into(FindingBuilder finding) {
        if (bytes != null) {
            finding.arg("bytes", bytes);
        }
        return finding.because(because).excluding(ruledOut.toArray(String[]::new));
    }

    /** Asks about addresses of version 4. */
    static MuteServer asked(Way way, HostPort server, FindingSink sink) {
        return asked(way, "A", server, sink);
    }

    static MuteServer asked(Way way, String type, HostPort server, FindingSink sink) {
        var example = example(way, type, server);
        var again = Retry.of(example, type, server, Contrasts.Way.BRIEF, sink);
        var small = Retry.of(example, type, server, Contrasts.Way.SMALL, sink);
        var plain = Retry.of(example, type, server, Contrasts.Way.NO_EDNS, sink);
        var tcp = Retry.of(example, type, server, Contrasts.Way.TCP, sink);
        var because = new ArrayList<ObservationId>();
        List.of(again, small, plain, tcp).forEach(r -> because.addAll(r.because()));
        var ruledOut = new TreeSet<String>();
        boolean fits = small.answered() && !small.truncated() && !tcp.large();
        if (again.answered() || small.failed() || fits) {
            ruledOut.add(LARGE);
        }
        if (again.answered() || plain.failed() || small.answered()) {
            ruledOut.add(EDNS);
        }
        if (again.answered() || tcp.tried() && !tcp.heard() || small.answered() || plain.answered()) {
            ruledOut.add(UDP);
        }
        boolean slow = List.of(small, plain, tcp).stream().anyMatch(r -> r.barelySoonerThan(again));
        boolean passed = again.heard() || slow;
        var cause = passed ? Optional.<String>empty() : cause(fits, small, plain, tcp, way, server);
        if (cause.filter(LARGE::equals).isPresent()) {
            ruledOut.addAll(List.of(EDNS, UDP));
        }
        cause.ifPresent(ruledOut::remove);
        boolean settled = again.failed() && small.tried() && plain.tried() && tcp.tried();
        return new MuteServer(cause, settled, passed, List.copyOf(ruledOut), List.copyOf(because), tcp.bytes());
    }

    /** @param fits the answer is small enough for any buffer, so that its size is no reason to lose it */
    private static Optional<String> cause(boolean fits, Retry small, Retry plain, Retry tcp, Way way, HostPort server) {
        if (small.answered()) {
            return fits ? Optional.empty() : Optional.of(LARGE);
        }
        if (plain.answered()) {
            return Optional.of(EDNS);
        }
        if (!tcp.heard()) {
            return Optional.empty();
        }
        return Optional.of(tcp.large() && answersOthers(way, server) ? LARGE : UDP);
    }

    /** Whether the server answered some question over UDP. */
    private static boolean answersOthers(Way way, HostPort server) {
        return way.evidence().all(DnsAnswer.class).stream()
                .map(Recorded::evidence)
                .anyMatch(a -> a.server().equals(server) && a.transport().equals("udp") && a.answered());
    }

    private static Way example(Way way, String type, HostPort server) {
        return Way.direct(way.evidence()).stream()
                .filter(w -> w.named() && unanswered(w, type, server))
                .findFirst()
                .orElse(way);
    }

    private static boolean unanswered(Way way, String type, HostPort server) {
        var asked = way.answers().stream()
                .filter(a -> a.server().equals(server) && a.type().equals(type))
                .toList();
        return !asked.isEmpty() && asked.stream().noneMatch(DnsAnswer::answered);
    }

    /** One of the ways, tried or not. */
    private record Retry(Optional<DnsAnswer> said, List<ObservationId> because) {
        static Retry of(Way way, String type, HostPort server, Contrasts.Way how, FindingSink sink) {
            var contrast =
                    Contrasts.query(way.target().host(), type, way.target().service(), server, how);
            sink.ask(contrast);
            var answer = way.evidence().answerTo(contrast);
            var said = answer.flatMap(o -> o.evidence().stream()
                    .filter(DnsAnswer.class::isInstance)
                    .map(DnsAnswer.class::cast)
                    .findFirst());
            return new Retry(
                    said, said.isPresent() ? List.of(answer.orElseThrow().ref()) : List.of());
        }

        boolean tried() {
            return said.isPresent();
        }

        boolean answered() {
            return said.filter(WithoutEdns::proper).isPresent();
        }

        /** Whatever it says, somebody is there. */
        boolean heard() {
            return said.filter(DnsAnswer::answered).isPresent();
        }

        boolean failed() {
            return tried() && !answered();
        }

        /** Who needs most of the time that was waited in vain elsewhere is slow, and the way of asking is not the reason. */
        boolean barelySoonerThan(Retry silent) {
            return silent.said
                    .filter(s -> said.filter(DnsAnswer::answered)
                            .filter(a -> a.took().multipliedBy(2).compareTo(s.took()) > 0)
                            .isPresent())
                    .isPresent();
        }

        boolean truncated() {
            return said.filter(DnsAnswer::truncated).isPresent();
        }

        boolean large() {
            var bytes = bytes();
            return bytes != null && bytes > SMALLEST_LIMIT;
        }

        @Nullable
        Integer bytes() {
            return said.map(DnsAnswer::bytes).orElse(null);
        }
    }
}
