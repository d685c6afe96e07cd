package io.azreach.net.internal.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.azreach.model.FailureKind;
import io.azreach.model.evidence.Hop.Answer;
import io.azreach.model.evidence.PathTrace;
import io.azreach.model.evidence.PathTrace.Protocol;
import io.azreach.time.Deadline;
import io.azreach.time.NanoClock;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(OS.LINUX)
class LoopbackTraceTest {
    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();
    private final Tracer tracer = Tracer.ofThisMachine(NanoClock.SYSTEM);

    @Test
    void openPortIsReachedWithTheFirstHop() throws IOException, InterruptedException {
        try (var server = new ServerSocket(0, 50, LOOPBACK)) {
            var trace = trace(server.getLocalPort(), Protocol.TCP);
            assertEquals(1, trace.hops().size());
            assertEquals(Answer.CONNECTED, trace.hops().get(0).answer());
            assertNull(trace.failure());
        }
    }

    @Test
    void closedPortIsRefusedInTheDestinationsName() throws IOException, InterruptedException {
        var trace = trace(closedPort(), Protocol.TCP);
        assertEquals(Answer.REFUSED, trace.ending().orElseThrow().answer());
        assertEquals(LOOPBACK, trace.ending().orElseThrow().from());
        assertNull(trace.failure());
    }

    @Test
    void datagramToAClosedPortIsAnsweredByIcmp() throws IOException, InterruptedException {
        var ending = trace(closedPort(), Protocol.UDP).ending().orElseThrow();
        assertEquals(Answer.PORT_UNREACHABLE, ending.answer());
        assertEquals(3, ending.icmpType());
        assertEquals(3, ending.icmpCode());
    }

    @Test
    void silentServiceIsATimeout() throws IOException, InterruptedException {
        try (var mute = new DatagramSocket(0, LOOPBACK)) {
            var trace = trace(mute.getLocalPort(), Protocol.UDP);
            var failure = trace.failure();
            assertEquals(FailureKind.TIMEOUT, failure == null ? null : failure.kind());
            assertEquals(Answer.SILENT, trace.hops().get(0).answer());
        }
    }

    @Test
    void interruptEndsTheWait() throws IOException {
        try (var mute = new DatagramSocket(0, LOOPBACK)) {
            Thread.currentThread().interrupt();
            assertThrows(InterruptedException.class, () -> trace(mute.getLocalPort(), Protocol.UDP));
        }
    }

    @Test
    void interruptWhileNativeCodeIsLoadedIsForgotten() {
        Thread.currentThread().interrupt();
        try {
            tracer.pathMtu(LOOPBACK);
        } finally {
            assertTrue(Thread.interrupted());
        }
        assertTrue(tracer.pathMtu(LOOPBACK).value().isPresent());
    }

    @Test
    void mtuOfTheLoopbackIsKnown() {
        assertTrue(tracer.pathMtu(LOOPBACK).value().orElseThrow() >= 1280);
    }

    @Test
    void machineWithoutATracerSaysSo() throws InterruptedException {
        var none = new NoTracer("no native code");
        var deadline = Deadline.after(Duration.ofSeconds(1), NanoClock.SYSTEM);
        var why = none.trace(new InetSocketAddress(LOOPBACK, 9), Protocol.TCP, 3, deadline)
                .failure();
        assertEquals(FailureKind.NOT_SUPPORTED, why == null ? null : why.kind());
        assertEquals(why, none.pathMtu(LOOPBACK).failure());
    }

    private PathTrace trace(int port, Protocol protocol) throws InterruptedException {
        var deadline = Deadline.after(Duration.ofMillis(500), NanoClock.SYSTEM);
        return tracer.trace(new InetSocketAddress(LOOPBACK, port), protocol, 3, deadline);
    }

    private static int closedPort() throws IOException {
        try (var server = new ServerSocket(0, 1, LOOPBACK)) {
            return server.getLocalPort();
        }
    }
}
