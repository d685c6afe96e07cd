package io.azreach.diagnose;

import io.azreach.model.Confidence;
import io.azreach.model.Finding;
import io.azreach.model.HostPort;
import io.azreach.model.evidence.ConnectRamp;
import io.azreach.spi.FindingSink;
import java.util.List;
import java.util.Optional;

/** Whether connections fail by their number: more and more of them are held open until some are refused a place. */
final class ConnectionLimits {
    private ConnectionLimits() {}

    /** Beyond its number only this destination fails: what gives out ports for each destination has none left for it. */
    static Finding translated(List<Sampled> mixed, ConnectRamp ramp) {
        int failed = ramp.together() - ramp.togetherStood();
        return Finding.of(NetworkFindings.type("TCP_SNAT_SUSPECT"), Confidence.LIKELY)
                .on(mixed.stream().map(s -> s.way().target()).toList())
                .because(mixed.stream().map(Sampled::because).toList())
                .arg("count", ramp.togetherStood())
                .arg("rate", Math.round(100.0 * failed / ramp.together()) + " %")
                .excluding("PATH_LOSS", "TCP_INTERMITTENT", "PATH_CONNECTION_LIMIT")
                .build();
    }

    /** Another destination that was reached; address and port, so that no name has to be looked up beyond a limit. */
    private static Optional<HostPort> elsewhere(Sampled sampled, List<Way> ways) {
        return ways.stream()
                .flatMap(w -> w.connects().stream())
                .filter(c -> c.failure() == null
                        && !c.address().equals(sampled.samples().address()))
                .map(c -> new HostPort(c.address().getHostAddress(), c.port()))
                .min(HostPort::compareTo);
    }

    static Optional<ConnectRamp> limit(Sampled sampled, List<Way> ways, FindingSink sink) {
        return ramp(sampled, ways, sink).filter(ConnectRamp::limited);
    }

    static Optional<ConnectRamp> ramp(Sampled sampled, List<Way> ways, FindingSink sink) {
        var contrast = Contrasts.ramp(sampled.way().target(), sampled.samples().address(), elsewhere(sampled, ways));
        sink.ask(contrast);
        return sampled.way().evidence().answerTo(contrast).flatMap(o -> o.evidence().stream()
                .filter(e -> e instanceof ConnectRamp)
                .map(e -> (ConnectRamp) e)
                .findFirst());
    }
}
