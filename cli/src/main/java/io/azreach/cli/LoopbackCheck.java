package io.azreach.cli;

import io.azreach.engine.RunListener;
import io.azreach.engine.RunRequest;
import io.azreach.model.Fault;
import io.azreach.model.HostPort;
import io.azreach.model.Target;
import io.azreach.model.evidence.TcpConnect;
import io.azreach.spi.Settings;
import io.azreach.time.Cancellation;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;

/** Lets the engine connect to a server of our own, to see that it measures at all. */
final class LoopbackCheck {
    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    private LoopbackCheck() {}

    /** What is wrong, nothing when it is well. */
    static List<String> run(Session session) throws IOException {
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var where = new HostPort(server.getInetAddress().getHostAddress(), server.getLocalPort());
            var target = Target.of("tcp", where);
            var request = new RunRequest(
                    survey -> List.of(target), probe -> probe.value().startsWith("core."), Settings.NONE, TIMEOUT);
            var result = session.engine().run(request, RunListener.NONE, new Cancellation());
            boolean connected = result.observations().stream()
                    .filter(observation -> observation.target().equals(target))
                    .flatMap(observation -> observation.evidence().stream())
                    .anyMatch(evidence -> evidence instanceof TcpConnect tcp && tcp.failure() == null);
            if (connected) {
                return List.of();
            }
            var faults = result.faults().stream().map(Fault::message).toList();
            return faults.isEmpty() ? List.of(where.toString()) : faults;
        }
    }
}
