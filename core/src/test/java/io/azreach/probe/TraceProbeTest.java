package io.azreach.probe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.azreach.host.CommandResult;
import io.azreach.host.RecordedHost;
import io.azreach.model.Attempt;
import io.azreach.model.Failure;
import io.azreach.model.FailureKind;
import io.azreach.model.Route;
import io.azreach.model.Target;
import io.azreach.model.evidence.PathMtu;
import io.azreach.model.evidence.PathTrace;
import io.azreach.model.evidence.PathTrace.Protocol;
import io.azreach.net.Literals;
import io.azreach.net.Net;
import io.azreach.spi.Settings;
import io.azreach.testkit.Given;
import io.azreach.testkit.RecordingContext;
import java.lang.reflect.Proxy;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TraceProbeTest {
    private static final String LISTING = """
            traceroute to 203.0.113.5 (203.0.113.5), 16 hops max, 60 byte packets
             1  10.0.0.1  0.4 ms
             2  *
            """;
    private final RecordedHost.Builder machine = RecordedHost.of(Given.MACHINE)
            .command("traceroute -n -q 1 -N 16 -w 0.8 -m 16 203.0.113.5", new CommandResult(0, LISTING, ""));

    @Test
    void machineThatCannotTraceAsksItsCommandsAndSaysWhatTheySent() throws Exception {
        var trace = traced("tcp", FailureKind.NOT_SUPPORTED);
        assertEquals(Protocol.UDP, trace.protocol());
        assertEquals("10.0.0.1", trace.lastRouter().orElseThrow().from().getHostAddress());
    }

    @Test
    void silenceIsAnAnswerAndNoReasonToAskAgain() throws Exception {
        var trace = traced("tcp", FailureKind.TIMEOUT);
        assertEquals(Protocol.TCP, trace.protocol());
        assertEquals(List.of(), trace.hops());
    }

    @Test
    void machineWithoutCommandsSaysThatItCannotTrace() throws Exception {
        var context = new RecordingContext(
                RecordedHost.of(Given.MACHINE).build(), net(FailureKind.NOT_SUPPORTED), Settings.NONE);
        new TraceProbe().observe(target("udp"), context);
        var failure = context.evidence(PathTrace.class).get(0).failure();
        assertEquals(FailureKind.NOT_SUPPORTED, failure == null ? null : failure.kind());
        assertTrue(context.evidence(PathMtu.class).isEmpty());
    }

    private PathTrace traced(String protocol, FailureKind ownTracer) throws InterruptedException {
        var context = new RecordingContext(machine.build(), net(ownTracer), Settings.NONE);
        new TraceProbe().observe(target(protocol), context);
        return context.evidence(PathTrace.class).get(0);
    }

    private static Target target(String protocol) {
        var hints = Map.of("address", "203.0.113.5", "protocol", protocol);
        return new Target("tcp", "login.example.com", 443, "/", "entra", hints, Route.DIRECT);
    }

    private static Net net(FailureKind kind) {
        var failure = Failure.of(kind);
        return (Net) Proxy.newProxyInstance(
                Net.class.getClassLoader(), new Class<?>[] {Net.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("pathMtu")) {
                        return Attempt.failed(failure, Duration.ZERO);
                    }
                    var remote = (InetSocketAddress) arguments[0];
                    return new PathTrace(
                            Literals.parse("203.0.113.5"),
                            remote.getPort(),
                            (Protocol) arguments[1],
                            List.of(),
                            null,
                            Duration.ZERO,
                            failure);
                });
    }
}
