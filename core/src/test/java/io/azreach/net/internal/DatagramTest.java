package io.azreach.net.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.azreach.model.Failure;
import io.azreach.model.FailureKind;
import io.azreach.testkit.NtpServer;
import io.azreach.testkit.UdpServer;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DatagramTest {
    private final Bench bench = Bench.open();

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void firstAnswerIsTheResult() throws Exception {
        try (var server = UdpServer.start(request -> List.of(request, request))) {
            var answer = bench.net().datagram(server.address(), new byte[] {1, 2}, Bench.ENOUGH);
            assertArrayEquals(new byte[] {1, 2}, answer.value().orElseThrow());
        }
    }

    @Test
    void datagramIsSentAgainOnce() throws Exception {
        var asked = new AtomicInteger();
        try (var server = UdpServer.start(r -> asked.getAndIncrement() == 0 ? List.of() : List.of(r))) {
            var answer = bench.net().datagram(server.address(), new byte[] {1}, Duration.ofSeconds(2));
            assertTrue(answer.value().isPresent());
            assertEquals(2, server.received());
        }
    }

    @Test
    void silenceClosedPortAndOversizeDiffer() throws Exception {
        try (var server = UdpServer.start(request -> List.of())) {
            var silent = bench.net().datagram(server.address(), new byte[1], Bench.SHORT);
            assertEquals(FailureKind.TIMEOUT, kind(silent.failure()));
            var large = bench.net().datagram(server.address(), new byte[65_530], Bench.SHORT);
            assertEquals(FailureKind.MESSAGE_TOO_LONG, kind(large.failure()));
        }
        var closed = bench.net().datagram(closedPort(), new byte[1], Bench.ENOUGH);
        assertEquals(FailureKind.REFUSED, kind(closed.failure()));
    }

    @Test
    void timeServerAheadGivesAPositiveOffset() throws Exception {
        try (var server = NtpServer.ahead(Duration.ofMinutes(10))) {
            var answer = bench.net().ntp("time.test", server.address(), Bench.ENOUGH);
            assertNull(answer.failure());
            var offset = answer.offset();
            assertNotNull(offset);
            assertTrue(offset.minusMinutes(10).abs().compareTo(Duration.ofSeconds(2)) < 0, offset.toString());
            assertEquals(2, answer.stratum());
        }
    }

    @Test
    void timeServerThatRefusesOrDoesNotKnowIsNotUsed() throws Exception {
        try (var kiss = NtpServer.kissOfDeath("RATE");
                var lost = NtpServer.unsynchronised()) {
            assertEquals(
                    new Failure(FailureKind.NTP_UNUSABLE, "kiss code RATE"),
                    bench.net().ntp("time.test", kiss.address(), Bench.ENOUGH).failure());
            var answer = bench.net().ntp("time.test", lost.address(), Bench.ENOUGH);
            assertEquals(new Failure(FailureKind.NTP_UNUSABLE, "stratum 16"), answer.failure());
            assertNull(answer.offset());
        }
    }

    @Test
    void answerOfAnotherConversationIsNoTime() throws Exception {
        try (var server = UdpServer.start(request -> List.of(new byte[48], new byte[5]))) {
            var answer = bench.net().ntp("time.test", server.address(), Bench.SHORT);
            assertEquals(FailureKind.TIMEOUT, kind(answer.failure()));
        }
    }

    @Test
    void sourceTowardLoopbackIsLoopback() {
        var source = bench.net().sourceFor(InetAddress.getLoopbackAddress());
        assertTrue(source.value().orElseThrow().isLoopbackAddress());
    }

    @Test
    void loopbackIsAmongTheInterfaces() {
        var loopback = bench.net().interfaces().stream()
                .filter(each -> each.loopback())
                .findFirst()
                .orElseThrow();
        assertTrue(loopback.up());
        assertTrue(loopback.addresses().contains("127.0.0.1/8"), loopback.toString());
    }

    private static InetSocketAddress closedPort() throws IOException {
        try (var socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            return new InetSocketAddress(InetAddress.getLoopbackAddress(), socket.getLocalPort());
        }
    }

    private static FailureKind kind(@Nullable Failure failure) {
        return failure == null ? FailureKind.UNKNOWN : failure.kind();
    }
}
