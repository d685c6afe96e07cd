package io.azreach.net.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.azreach.model.Failure;
import io.azreach.model.FailureKind;
import io.azreach.model.evidence.TcpConnect;
import io.azreach.net.Leg;
import io.azreach.net.Opened;
import io.azreach.testkit.Behaviours;
import io.azreach.testkit.TcpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Connects from addresses and ports of this machine's own choice. */
class ChosenSourceTest {
    private final Bench bench = Bench.open();

    @AfterEach
    void close() {
        bench.close();
    }

    private Opened<TcpConnect> connect(Leg leg) throws InterruptedException {
        return bench.net().connectFrom(List.of(leg), Bench.ENOUGH).get(0);
    }

    @Test
    void theChosenAddressIsTheOneThePeerSees() throws Exception {
        var source = InetAddress.getByName("127.0.0.9");
        try (var server = TcpServer.start(Behaviours.silence())) {
            var opened = connect(Leg.from(source, server.address()));
            assertNull(opened.facts().failure());
            assertEquals(source, opened.facts().source());
            assertNotNull(opened.facts().sourcePort());
        }
    }

    @Test
    void theSamePortServesAgainAfterAnAbortedConnection() throws Exception {
        try (var server = TcpServer.start(Behaviours.silence())) {
            var port = port(connect(Leg.fromAnyPort(server.address())));
            for (int again = 0; again < 3; again++) {
                var opened = connect(Leg.fromPort(port, server.address()));
                assertNull(opened.facts().failure(), "try " + again);
                assertEquals(port, port(opened));
            }
        }
    }

    /** Leaves the connection behind as an abort does. */
    private static int port(Opened<TcpConnect> opened) {
        var connection = opened.connection();
        assertNotNull(connection);
        connection.abort();
        var port = opened.facts().sourcePort();
        assertNotNull(port);
        return port;
    }

    @Test
    void anAbortReachesThePeerAsAReset() throws Exception {
        try (var server = TcpServer.start(Behaviours.silence())) {
            port(connect(Leg.fromAnyPort(server.address())));
            var troubles = server.troubles();
            for (int i = 0; i < 200 && troubles.isEmpty(); i++) {
                port(connect(Leg.fromAnyPort(server.address())));
                troubles = server.troubles();
            }
            assertTrue(troubles.stream().anyMatch(t -> t.contains("reset")), troubles.toString());
        }
    }

    @Test
    void thePortOfAConnectThatNobodyAnsweredIsKnown() throws Exception {
        try (var full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var leg = Leg.fromAnyPort((InetSocketAddress) full.getLocalSocketAddress());
            var silent = bench.net().connectFrom(Collections.nCopies(6, leg), Bench.SHORT).stream()
                    .map(Opened::facts)
                    .filter(facts -> kind(facts.failure()) == FailureKind.TIMEOUT)
                    .toList();
            assertTrue(!silent.isEmpty(), "a backlog of one does not hold six");
            for (var facts : silent) {
                assertNotNull(facts.sourcePort());
                assertNotEquals(0, facts.sourcePort());
            }
        }
    }

    @Test
    void anAddressThatIsNotOursIsAFailure() throws Exception {
        var foreign = InetAddress.getByName("192.0.2.7");
        var opened = connect(Leg.from(foreign, new InetSocketAddress(InetAddress.getLoopbackAddress(), 9)));
        assertEquals(FailureKind.ADDRESS_UNAVAILABLE, kind(opened.facts().failure()));
        assertNull(opened.connection());
    }

    @Test
    void aPortThatIsInUseIsAFailure() throws Exception {
        try (var server = TcpServer.start(Behaviours.silence());
                var taken = new ServerSocket(0)) {
            var opened = connect(Leg.fromPort(taken.getLocalPort(), server.address()));
            assertEquals(FailureKind.ADDRESS_UNAVAILABLE, kind(opened.facts().failure()));
        }
    }

    private static FailureKind kind(@Nullable Failure failure) {
        return failure == null ? FailureKind.UNKNOWN : failure.kind();
    }
}
