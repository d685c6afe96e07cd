package io.azreach.probe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.azreach.model.FailureKind;
import io.azreach.model.HostPort;
import io.azreach.model.Target;
import io.azreach.model.evidence.InterfaceState;
import io.azreach.model.evidence.SourceTrials;
import io.azreach.testkit.Behaviours;
import io.azreach.testkit.TcpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SourceProbeTest {
    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

    private final ProbeBench bench = new ProbeBench();

    @AfterEach
    void close() throws IOException {
        bench.close();
    }

    private SourceTrials trials(int port) throws IOException, InterruptedException {
        var target = Target.of("tcp", new HostPort("own.test", port)).withHint("address", LOOPBACK.getHostAddress());
        return bench.observe(new SourceProbe(), target, SourceTrials.class).get(0);
    }

    @Test
    void theChosenAddressIsTriedFirstAndMoreThanOnce() throws Exception {
        try (var server = TcpServer.start(Behaviours.silence())) {
            var trials = trials(server.port());
            assertEquals(LOOPBACK, trials.chosen());
            var first = trials.trials().get(0);
            assertEquals(LOOPBACK, first.source());
            assertTrue(first.works() && first.tries() > 1, first.toString());
        }
    }

    @Test
    void aRefusalIsRecordedWithItsSource() throws Exception {
        int closed;
        try (var listener = new ServerSocket(0)) {
            closed = listener.getLocalPort();
        }
        var failure = trials(closed).trials().get(0).failure();
        assertTrue(failure != null && failure.kind() == FailureKind.REFUSED, String.valueOf(failure));
    }

    @Test
    void onlyAddressesThatMayLeadThereCount() throws Exception {
        var interfaces = List.of(
                new InterfaceState("lo", true, true, 65536, List.of("127.0.0.1/8")),
                new InterfaceState("eth0", true, false, 1500, List.of("10.0.0.4/24", "fe80::1/64", "2001:db8::4/64")),
                new InterfaceState("eth1", true, false, 1500, List.of("10.1.0.4/24", "169.254.3.4/16")),
                new InterfaceState("eth2", false, false, 1500, List.of("10.2.0.4/24")));
        assertEquals(
                List.of("10.0.0.4 eth0", "10.1.0.4 eth1"),
                SourceAddress.all(interfaces, InetAddress.getByName("203.0.113.5")).stream()
                        .map(s -> s.address().getHostAddress() + " " + s.device())
                        .toList());
        assertEquals(
                1,
                SourceAddress.all(interfaces, InetAddress.getByName("2001:db8:9::1"))
                        .size());
    }
}
