package io.azreach.probe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.azreach.model.HostPort;
import io.azreach.model.Target;
import io.azreach.model.evidence.ConnectSamples;
import io.azreach.model.evidence.SourcePort;
import io.azreach.testkit.Behaviours;
import io.azreach.testkit.TcpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SamplesProbeTest {
    private static final String LOOPBACK = InetAddress.getLoopbackAddress().getHostAddress();

    private final ProbeBench bench = new ProbeBench();

    @AfterEach
    void close() throws IOException {
        bench.close();
    }

    private ConnectSamples samples(int port) throws IOException, InterruptedException {
        var target = Target.of("tcp", new HostPort("sampled.test", port)).withHint("address", LOOPBACK);
        return bench.observe(new SamplesProbe(), target, ConnectSamples.class).get(0);
    }

    @Test
    void whatWorksIsTriedFromOddAndEvenPortsAndNotAgain() throws Exception {
        try (var server = TcpServer.start(Behaviours.silence())) {
            var samples = samples(server.port());
            assertEquals(samples.sent(), samples.answered().size());
            assertFalse(samples.mixed());
            assertTrue(samples.ports().stream().allMatch(p -> p.tries() == 1 && p.stood() == 1), samples.toString());
            assertTrue(samples.ports().stream().anyMatch(p -> p.port() % 2 == 0));
            assertTrue(samples.ports().stream().anyMatch(p -> p.port() % 2 == 1));
            assertEquals(InetAddress.getLoopbackAddress(), samples.source());
        }
    }

    @Test
    void whereNothingListensAFewConnectsSayAll() throws Exception {
        int closed;
        try (var listener = new ServerSocket(0)) {
            closed = listener.getLocalPort();
        }
        var samples = samples(closed);
        assertEquals(samples.sent(), samples.refused());
        assertTrue(samples.sent() <= 6, samples.toString());
        assertEquals(0, samples.lost());
    }

    /** A full listener: first come, first served, whatever the port. */
    @Test
    void wherePlacesRunOutPortsAreTriedAgainAndAreNotSteady() throws Exception {
        try (var full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var samples = samples(full.getLocalPort());
            assertTrue(samples.mixed(), samples.toString());
            var again = samples.ports().stream().filter(p -> p.tries() == 3).toList();
            assertTrue(again.size() > 1 && again.size() <= 8, samples.toString());
            assertTrue(again.stream().noneMatch(SourcePort::steadilyGood), samples.toString());
        }
    }
}
