package io.azreach.diagnose;

import io.azreach.model.Confidence;
import io.azreach.model.Finding;
import io.azreach.model.FindingBuilder;
import io.azreach.model.ObservationId;
import io.azreach.model.evidence.ConnectSamples;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/** Samples of one way. */
record Sampled(Way way, ConnectSamples samples, ObservationId because) {
    boolean mixed() {
        return samples.mixed();
    }

    boolean clean() {
        return samples.answered().size() == samples.sent();
    }

    FirstPackets firstPackets() {
        return FirstPackets.of(samples).plus(FirstPackets.of(way));
    }

    /** What samples of a way said, once they were taken. */
    static Optional<Sampled> of(Way way, InetAddress address) {
        var contrast = Contrasts.samples(way.target(), address);
        return way.evidence().answerTo(contrast).flatMap(o -> o.evidence().stream()
                .filter(e -> e instanceof ConnectSamples)
                .map(e -> new Sampled(way, (ConnectSamples) e, o.ref()))
                .findFirst());
    }

    /** A finding on the ways that were sampled. */
    static FindingBuilder about(List<Sampled> sampled, String id) {
        var finding = Finding.of(NetworkFindings.type(id), Confidence.CONFIRMED);
        sampled.forEach(s -> s.way()
                .into(finding)
                .arg("address", s.samples().address().getHostAddress())
                .because(s.because()));
        return finding;
    }

    /** Adds the share that did not get through. */
    static FindingBuilder counted(FindingBuilder finding, List<Sampled> sampled) {
        boolean refusals = sampled.stream().anyMatch(s -> s.samples().refused() > 0);
        var packets = sampled.stream()
                .map(s -> refusals ? failures(s.samples()) : s.firstPackets())
                .reduce(FirstPackets::plus);
        packets.ifPresent(p -> finding.arg("rate", p.share().percent()).arg("samples", p.sent()));
        return finding;
    }

    private static FirstPackets failures(ConnectSamples samples) {
        return new FirstPackets(
                samples.sent(), samples.sent() - samples.answered().size());
    }
}
