package io.azreach.diagnose;

import io.azreach.spi.FindingSink;
import java.time.Duration;
import java.util.List;

/** Distance and unsteadiness, from samples that are enough to say so. */
final class PathDelays {
    /** Half way round the earth and back. */
    private static final Duration TOO_FAR = Duration.ofMillis(300);

    private static final Duration UNSTEADY = Duration.ofMillis(200);

    private PathDelays() {}

    static void judge(Sampled sampled, FindingSink sink) {
        var middle = sampled.samples().percentile(0.5);
        var late = sampled.samples().percentile(0.95);
        if (middle.compareTo(TOO_FAR) > 0) {
            sink.report(Sampled.about(List.of(sampled), "PATH_LATENCY_HIGH")
                    .arg("ms", middle.toMillis())
                    .arg("samples", sampled.samples().answered().size())
                    .excluding("PATH_LOSS", "PATH_JITTER")
                    .build());
        } else if (sampled.clean() && late.minus(middle).compareTo(UNSTEADY) > 0) {
            sink.report(Sampled.about(List.of(sampled), "PATH_JITTER")
                    .arg("ms", late.minus(middle).toMillis())
                    .arg("samples", sampled.samples().answered().size())
                    .excluding("PATH_LATENCY_HIGH", "PATH_LOSS")
                    .build());
        }
    }
}
