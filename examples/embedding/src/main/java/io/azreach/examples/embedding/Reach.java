package io.azreach.examples.embedding;

import io.azreach.engine.LocalEngine;
import io.azreach.engine.RunListener;
import io.azreach.engine.RunRequest;
import io.azreach.model.HostPort;
import io.azreach.model.RankedFinding;
import io.azreach.model.Target;
import io.azreach.net.TrustSettings;
import io.azreach.spi.Settings;
import io.azreach.time.Cancellation;
import java.time.Duration;
import java.util.List;

/** Asks, from another program, why an endpoint cannot be reached. */
public final class Reach {
    private Reach() {}

    /** The causes, in order of repair; none when the endpoint answers. */
    public static List<String> causes(String scheme, String host, int port) throws Exception {
        var target = Target.of(scheme, new HostPort(host, port));
        try (var local = LocalEngine.open(new TrustSettings(null, List.of()))) {
            var request =
                    new RunRequest(survey -> List.of(target), probe -> true, Settings.NONE, Duration.ofSeconds(30));
            var result = local.engine().run(request, RunListener.NONE, new Cancellation());
            return result.findings().stream()
                    .filter(RankedFinding::isRoot)
                    .map(f -> f.finding().id() + " " + f.finding().args())
                    .toList();
        }
    }

    public static void main(String[] args) throws Exception {
        causes("https", args[0], 443).forEach(System.out::println);
    }
}
