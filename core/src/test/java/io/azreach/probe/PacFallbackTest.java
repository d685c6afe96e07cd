package io.azreach.probe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.azreach.model.FailureKind;
import io.azreach.model.HostPort;
import io.azreach.model.Target;
import io.azreach.model.evidence.PacDecision;
import io.azreach.spi.Settings;
import io.azreach.testkit.Behaviours;
import io.azreach.testkit.TcpServer;
import java.io.IOException;
import java.net.ServerSocket;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The ways of a script are taken in order, as browsers and services take them. */
class PacFallbackTest {
    private final ProbeBench bench = new ProbeBench();

    @AfterEach
    void close() throws IOException {
        bench.close();
    }

    @Test
    void theNextProxyIsTakenWhereTheFirstRefuses() throws Exception {
        try (var alive = TcpServer.start(Behaviours.silence())) {
            var dead = closedPort();
            var decision = ask("PROXY 127.0.0.1:" + dead + "; PROXY 127.0.0.1:" + alive.port());
            assertEquals(new HostPort("127.0.0.1", alive.port()), decision.proxy());
            var passed = decision.passedOver().get(0);
            assertEquals(new HostPort("127.0.0.1", dead), passed.proxy());
            assertEquals(FailureKind.REFUSED, passed.failure().kind());
        }
    }

    @Test
    void directIsTakenWhereItFollowsADeadProxy() throws Exception {
        var decision = ask("PROXY 127.0.0.1:" + closedPort() + "; DIRECT");
        assertNull(decision.proxy());
        assertEquals(1, decision.passedOver().size());
    }

    @Test
    void theFirstIsTakenWhereItAnswers() throws Exception {
        try (var alive = TcpServer.start(Behaviours.silence())) {
            var decision = ask("PROXY 127.0.0.1:" + alive.port() + "; DIRECT");
            assertEquals(new HostPort("127.0.0.1", alive.port()), decision.proxy());
            assertEquals(List.of(), decision.passedOver());
        }
    }

    @Test
    void anOnlyWayIsTakenUntried() throws Exception {
        var dead = closedPort();
        var decision = ask("PROXY 127.0.0.1:" + dead);
        assertEquals(new HostPort("127.0.0.1", dead), decision.proxy());
        assertEquals(List.of(), decision.passedOver());
    }

    private PacDecision ask(String ways) throws Exception {
        var script = "function FindProxyForURL(url, host) { return '" + ways + "'; }";
        try (var server = TcpServer.start(Behaviours.http("HTTP/1.1 200 OK\r\n\r\n" + script))) {
            var settings = Settings.NONE.with("pac", "http://127.0.0.1:" + server.port() + "/proxy.pac");
            var target = Target.of("https", new HostPort("vault.test", 443));
            return bench.observe(new PacRouteProbe(), target, settings, PacDecision.class)
                    .get(0);
        }
    }

    private static int closedPort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
