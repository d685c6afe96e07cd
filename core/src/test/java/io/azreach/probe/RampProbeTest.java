package io.azreach.probe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.azreach.model.HostPort;
import io.azreach.model.Target;
import io.azreach.model.evidence.ConnectRamp;
import io.azreach.testkit.Behaviours;
import io.azreach.testkit.TcpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RampProbeTest {
    private final ProbeBench bench = new ProbeBench();

    @AfterEach
    void close() throws IOException {
        bench.close();
    }

    private ConnectRamp ramp(int port, int other) throws IOException, InterruptedException {
        var loopback = InetAddress.getLoopbackAddress().getHostAddress();
        var target = Target.of("tcp", new HostPort("crowded.test", port))
                .withHint("address", loopback)
                .withHint("other", new HostPort(loopback, other).toString());
        return bench.observe(new RampProbe(), target, ConnectRamp.class).get(0);
    }

    @Test
    void aServerThatTakesEverybodyNeedsNoLookElsewhere() throws Exception {
        try (var server = TcpServer.start(Behaviours.silence());
                var other = TcpServer.start(Behaviours.silence())) {
            var ramp = ramp(server.port(), other.port());
            assertEquals(ramp.together(), ramp.togetherStood());
            assertFalse(ramp.limited());
            assertNull(ramp.otherStood());
            assertEquals(0, other.accepted());
        }
    }

    /** A listener that accepts nobody: the kernel lets a few connections wait, closed ones too, and drops the rest. */
    @Test
    void beyondTheLimitAnotherDestinationIsTried() throws Exception {
        try (var full = new ServerSocket(0, 8, InetAddress.getLoopbackAddress());
                var other = TcpServer.start(Behaviours.silence())) {
            var ramp = ramp(full.getLocalPort(), other.port());
            assertTrue(ramp.limited(), ramp.toString());
            assertEquals(3, ramp.failedInARow());
            assertEquals(Boolean.TRUE, ramp.otherStood());
        }
    }

    /** What fails alone already fails for another reason than numbers. */
    @Test
    void aSingleConnectThatFailsEndsIt() throws Exception {
        try (var full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var other = TcpServer.start(Behaviours.silence())) {
            var ramp = ramp(full.getLocalPort(), other.port());
            assertEquals(ramp.singly() - 1, ramp.singlyStood());
            assertEquals(0, ramp.together());
            assertFalse(ramp.limited());
            assertEquals(0, other.accepted());
        }
    }
}
