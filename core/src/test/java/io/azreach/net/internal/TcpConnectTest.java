package io.azreach.net.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.azreach.model.Attempt;
import io.azreach.model.Failure;
import io.azreach.model.FailureKind;
import io.azreach.model.evidence.TcpConnect;
import io.azreach.net.Opened;
import io.azreach.testkit.Behaviours;
import io.azreach.testkit.TcpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TcpConnectTest {
    private final Bench bench = Bench.open();

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void standingConnectionHasItsSource() throws Exception {
        try (var server = TcpServer.start(Behaviours.silence())) {
            var opened =
                    bench.net().connect(List.of(server.address()), Bench.ENOUGH).get(0);
            assertNull(opened.facts().failure());
            var connection = opened.connection();
            assertNotNull(connection);
            assertEquals(connection.local().getPort(), opened.facts().sourcePort());
            assertEquals(connection.local().getAddress(), opened.facts().source());
            assertEquals(server.address(), connection.remote());
        }
    }

    @Test
    void refusedConnectionIsRecordedAndNotThrown() throws Exception {
        var opened = bench.net().connect(List.of(closedPort()), Bench.ENOUGH).get(0);
        assertEquals(FailureKind.REFUSED, kind(opened.facts().failure()));
        assertNull(opened.connection());
    }

    @Test
    void manyConnectsHappenAtOnceAndKeepTheirOrder() throws Exception {
        try (var server = TcpServer.start(Behaviours.silence())) {
            var closed = closedPort();
            var remotes = new ArrayList<InetSocketAddress>();
            for (int i = 0; i < 50; i++) {
                remotes.add(server.address());
                remotes.add(closed);
            }
            var all = bench.net().connect(remotes, Bench.ENOUGH);
            assertEquals(100, all.size());
            for (int i = 0; i < 100; i++) {
                assertEquals(i % 2 == 0, all.get(i).connection() != null, "connect " + i);
            }
        }
    }

    @Test
    void fullBacklogEndsAtTheCap() throws Exception {
        try (var listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var remote = (InetSocketAddress) listener.getLocalSocketAddress();
            var all = bench.net().connect(Collections.nCopies(6, remote), Bench.SHORT);
            var last = all.stream()
                    .map(Opened::facts)
                    .map(TcpConnect::failure)
                    .filter(failure -> failure != null)
                    .toList();
            assertTrue(!last.isEmpty(), "a backlog of one does not hold six");
            assertEquals(FailureKind.TIMEOUT, kind(last.get(0)));
        }
    }

    @Test
    void addressWithoutRouteOfItsFamilyIsAFailure() throws Exception {
        // Class E is rejected by the kernel before anything is sent.
        var opened = bench.net()
                .connect(List.of(new InetSocketAddress("255.255.255.255", 443)), Bench.SHORT)
                .get(0);
        assertNotNull(opened.facts().failure());
        assertNull(opened.connection());
    }

    @Test
    void nameInsteadOfAnAddressIsAMistakeOfTheCaller() {
        var unresolved = InetSocketAddress.createUnresolved("name.test", 443);
        assertThrows(IllegalArgumentException.class, () -> bench.net().connect(List.of(unresolved), Bench.SHORT));
    }

    @Test
    void conversationEndsWhenThePeerPauses() throws Exception {
        try (var server = TcpServer.start(Behaviours.answer("220 hello\r\n".getBytes(StandardCharsets.US_ASCII)))) {
            var answer = converse(server, "EHLO", 100, Bench.ENOUGH);
            assertArrayEquals(
                    "220 hello\r\n".getBytes(StandardCharsets.US_ASCII),
                    answer.value().orElseThrow());
            assertTrue(answer.took().compareTo(Bench.SOON) < 0);
        }
    }

    @Test
    void bannerIsHeardWithoutAQuestion() throws Exception {
        try (var server = TcpServer.start(Behaviours.banner("SSH-2.0-x\r\n".getBytes(StandardCharsets.US_ASCII)))) {
            assertEquals(11, converse(server, "", 100, Bench.ENOUGH).value().orElseThrow().length);
        }
    }

    @Test
    void conversationReadsNoMoreThanItsLimit() throws Exception {
        try (var server = TcpServer.start(Behaviours.flood("", "x", 10_000_000))) {
            assertEquals(100, converse(server, "go", 100, Bench.ENOUGH).value().orElseThrow().length);
        }
    }

    @Test
    void silenceCloseAndResetDiffer() throws Exception {
        try (var silent = TcpServer.start(Behaviours.silence());
                var closing = TcpServer.start(Behaviours.closeAfterFirstBytes());
                var resetting = TcpServer.start(Behaviours.resetAfterFirstBytes())) {
            assertEquals(
                    FailureKind.TIMEOUT,
                    kind(converse(silent, "hi", 9, Bench.SHORT).failure()));
            assertEquals(
                    FailureKind.CLOSED,
                    kind(converse(closing, "hi", 9, Bench.ENOUGH).failure()));
            assertEquals(
                    FailureKind.RESET,
                    kind(converse(resetting, "hi", 9, Bench.ENOUGH).failure()));
        }
    }

    @Test
    void writingToAPeerThatDoesNotReadEndsAtTheCap() throws Exception {
        try (var listener = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            var connection = bench.connect((InetSocketAddress) listener.getLocalSocketAddress());
            var answer = bench.net().converse(connection, new byte[64 << 20], 9, Bench.SHORT);
            assertEquals(FailureKind.TIMEOUT, kind(answer.failure()));
            assertTrue(answer.took().compareTo(Bench.SOON) < 0);
        }
    }

    private Attempt<byte[]> converse(TcpServer server, String text, int limit, Duration cap)
            throws InterruptedException {
        var connection = bench.connect(server.address());
        return bench.net().converse(connection, text.getBytes(StandardCharsets.US_ASCII), limit, cap);
    }

    private static FailureKind kind(@Nullable Failure failure) {
        return failure == null ? FailureKind.UNKNOWN : failure.kind();
    }

    private static InetSocketAddress closedPort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return (InetSocketAddress) socket.getLocalSocketAddress();
        }
    }
}
