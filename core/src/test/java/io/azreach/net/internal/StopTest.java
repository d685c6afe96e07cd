package io.azreach.net.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.azreach.model.Failure;
import io.azreach.model.FailureKind;
import io.azreach.model.HostPort;
import io.azreach.net.DnsQuery;
import io.azreach.net.HttpRequest;
import io.azreach.net.Net;
import io.azreach.net.TlsHello;
import io.azreach.testkit.TcpServer;
import io.azreach.testkit.UdpServer;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Whatever a step is waiting for, it ends when the run is stopped: by closing and by interrupting. */
class StopTest {
    private static final Duration LONG = Duration.ofSeconds(20);

    private final Bench bench = Bench.open();
    private final CountDownLatch underWay = new CountDownLatch(1);

    private interface Step {
        @Nullable
        Failure run(Net net) throws Exception;
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @RepeatedTest(20)
    void handshakeEnds() throws Exception {
        assertStops(at -> net -> net.handshake(bench.connect(at), TlsHello.to("h.test"), LONG)
                .facts()
                .failure());
    }

    @Test
    void exchangeEnds() throws Exception {
        var request = new HttpRequest("GET", "http", "h.test", "/", Map.of());
        assertStops(at -> net -> net.exchange(bench.connect(at), request, LONG).failure());
    }

    @Test
    void tunnelEnds() throws Exception {
        var name = new HostPort("h.test", 443);
        assertStops(at -> net -> net.tunnel(bench.connect(at), name, name, LONG).failure());
    }

    @Test
    void conversationEnds() throws Exception {
        assertStops(at ->
                net -> net.converse(bench.connect(at), new byte[1], 10, LONG).failure());
    }

    @RepeatedTest(20)
    void questionsOverTcpEnd() throws Exception {
        assertStops(at -> net -> net.query(
                        List.of(DnsQuery.udp(new HostPort("127.0.0.1", at.getPort()), "a.test", "A")
                                .overTcp()),
                        LONG)
                .get(0)
                .failure());
    }

    @Test
    void questionsOverUdpEnd() throws Exception {
        try (var server = silentUdp()) {
            var at = server.address();
            var query = DnsQuery.udp(new HostPort("127.0.0.1", at.getPort()), "a.test", "A");
            assertCancelled(net -> net.query(List.of(query), LONG).get(0).failure());
        }
    }

    @Test
    void datagramEnds() throws Exception {
        try (var server = silentUdp()) {
            assertCancelled(
                    net -> net.datagram(server.address(), new byte[1], LONG).failure());
        }
    }

    @Test
    void stoppedViewStartsNothing() {
        bench.stop();
        var remote = List.of(new InetSocketAddress("127.0.0.1", 9));
        assertThrows(InterruptedException.class, () -> bench.net().connect(remote, LONG));
        assertThrows(InterruptedException.class, () -> bench.net().lookup("localhost", LONG));
    }

    @Test
    void interruptEndsAStepAndIsNotLost() throws Exception {
        try (var server = silentUdp()) {
            var interrupted = new CompletableFuture<Boolean>();
            var thread = new Thread(() -> {
                try {
                    var failure = bench.net()
                            .datagram(server.address(), new byte[1], LONG)
                            .failure();
                    boolean cancelled = failure != null && failure.kind() == FailureKind.CANCELLED;
                    interrupted.complete(cancelled && Thread.currentThread().isInterrupted());
                } catch (InterruptedException e) {
                    interrupted.complete(true);
                }
            });
            thread.start();
            assertTrue(underWay.await(10, TimeUnit.SECONDS));
            thread.interrupt();
            assertTrue(interrupted.get(10, TimeUnit.SECONDS));
        }
    }

    private interface StepTo {
        Step at(InetSocketAddress server);
    }

    private void assertStops(StepTo step) throws Exception {
        try (var server = TcpServer.start(peer -> {
            peer.getInputStream().read();
            underWay.countDown();
            peer.getInputStream().transferTo(java.io.OutputStream.nullOutputStream());
        })) {
            assertCancelled(step.at(server.address()));
        }
    }

    private void assertCancelled(Step step) throws Exception {
        var outcome = new CompletableFuture<FailureKind>();
        var thread = new Thread(() -> outcome.complete(outcomeOf(step)));
        thread.start();
        assertTrue(underWay.await(10, TimeUnit.SECONDS));
        bench.stop();
        assertEquals(FailureKind.CANCELLED, outcome.get(5, TimeUnit.SECONDS));
        thread.join();
    }

    private FailureKind outcomeOf(Step step) {
        try {
            var failure = step.run(bench.net());
            return failure == null ? FailureKind.UNKNOWN : failure.kind();
        } catch (InterruptedException e) {
            return FailureKind.CANCELLED;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private UdpServer silentUdp() throws java.io.IOException {
        return UdpServer.start(request -> {
            underWay.countDown();
            return List.of();
        });
    }
}
