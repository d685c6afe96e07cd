package io.azreach.net.internal.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.azreach.model.FailureKind;
import io.azreach.model.evidence.PathTrace;
import io.azreach.model.evidence.PathTrace.Protocol;
import io.azreach.time.Deadline;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

class WindowsTracerTest {
    private static final int WHOLE = 128;
    private final RecordedEchoes echoes = new RecordedEchoes();

    @Test
    void routerAndDestinationAreNamedAndTheTraceSaysWhatWasSent() throws Exception {
        echoes.answering(1, "ttl-expired").answering(WHOLE, "echo-reply");
        for (int life = 2; life <= 7; life++) {
            echoes.answering(life, "echo-reply");
        }
        var trace = trace("10.99.2.2");
        assertEquals(Protocol.ICMP, trace.protocol());
        assertEquals(
                List.of("1 10.99.1.1 TIME_EXCEEDED", "2 10.99.2.2 CONNECTED"),
                trace.hops().stream().map(WindowsTracerTest::word).toList());
        assertEquals("10.99.1.1", trace.lastRouter().orElseThrow().from().getHostAddress());
        assertEquals(null, trace.failure());
        assertEquals(0, echoes.openHandles());
    }

    @Test
    void requestHoldsItsLifeAndItsDestinationInTheNetworksOrder() throws Exception {
        echoes.answering(1, "echo-reply");
        trace("10.99.2.2");
        assertTrue(echoes.sent().contains("1 to 202630a azreach"), () -> echoes.sent()
                .toString());
        assertTrue(echoes.sent().contains("128 to 202630a azreach"), () -> echoes.sent()
                .toString());
    }

    @Test
    void versionSixIsSentByItsOwnFamily() throws Exception {
        echoes.answering(1, "v6-hop-limit").answering(2, "v6-prohibited");
        var trace = trace("fd99:2::2");
        assertTrue(echoes.sent().contains("2 to family 23 from 23 azreach"), () -> echoes.sent()
                .toString());
        assertEquals(
                "2 fd99:1:0:0:0:0:0:1 ADMIN_PROHIBITED", word(trace.ending().orElseThrow()));
    }

    @Test
    void silenceIsATimeoutWithinTheDeadlineAndLeavesOpenRequestsToTheSystem() throws Exception {
        var trace = trace("10.99.4.9");
        assertEquals(FailureKind.TIMEOUT, kind(trace));
        assertTrue(trace.took().compareTo(Duration.ofSeconds(2)) <= 0, () -> trace.took()
                .toString());
        assertTrue(echoes.openHandles() > 0);
    }

    @Test
    void requestsThatWindowsGaveUpAreSilentToo() throws Exception {
        for (int life = 1; life <= 16; life++) {
            echoes.answering(life, "timed-out");
        }
        echoes.answering(WHOLE, "timed-out");
        assertEquals(FailureKind.TIMEOUT, kind(trace("10.99.4.9")));
        assertEquals(0, echoes.openHandles());
    }

    @Test
    void missingRouteIsThisMachinesFailureAndNoHop() throws Exception {
        echoes.answering(WHOLE, "no-route").answering(1, "no-route");
        var trace = trace("192.0.2.1");
        assertEquals(FailureKind.UNKNOWN, kind(trace));
        assertEquals(
                List.of(), trace.hops().stream().filter(h -> h.from() != null).toList());
    }

    @Test
    void refusedSendIsNamed() throws Exception {
        echoes.refusingToSend(1231);
        assertEquals(FailureKind.NETWORK_UNREACHABLE, kind(trace("192.0.2.1")));
        assertEquals(0, echoes.openHandles());
    }

    @Test
    void interfaceThatIsMissingIsNamed() throws Exception {
        echoes.refusingToOpen(120);
        var trace = trace("fd99:2::2");
        assertEquals(FailureKind.NOT_SUPPORTED, kind(trace));
        assertEquals(Protocol.ICMP, trace.protocol());
        assertEquals(List.of(), echoes.sent());
    }

    @Test
    void interruptEndsTheWait() {
        Thread.currentThread().interrupt();
        assertThrows(InterruptedException.class, () -> trace("10.99.4.9"));
    }

    @Test
    void sizeOfTheLargestPacketOrWhyItIsUnknown() throws Exception {
        var address = address("10.99.2.2");
        assertEquals(
                1400,
                new WindowsTracer(echoes, to -> 1400, echoes)
                        .pathMtu(address)
                        .value()
                        .orElseThrow());
        var failure =
                new WindowsTracer(echoes, to -> -10042, echoes).pathMtu(address).failure();
        assertEquals(FailureKind.NOT_SUPPORTED, failure == null ? null : failure.kind());
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void machineWithoutTheInterfaceCannotTrace() throws Exception {
        var lazy = new LazyTracer(echoes, "windows 11");
        var trace = lazy.trace(new InetSocketAddress(address("127.0.0.1"), 443), Protocol.TCP, 3, deadline());
        assertEquals(FailureKind.NOT_SUPPORTED, kind(trace));
    }

    private PathTrace trace(String address) throws UnknownHostException, InterruptedException {
        var remote = new InetSocketAddress(address(address), 443);
        return new WindowsTracer(echoes, to -> 1500, echoes).trace(remote, Protocol.TCP, 16, deadline());
    }

    private Deadline deadline() {
        return Deadline.after(Duration.ofSeconds(2), echoes);
    }

    private static InetAddress address(String literal) throws UnknownHostException {
        return InetAddress.getByName(literal);
    }

    private static FailureKind kind(PathTrace trace) {
        var failure = trace.failure();
        return failure == null ? null : failure.kind();
    }

    private static String word(io.azreach.model.evidence.Hop hop) {
        return hop.ttl() + " " + hop.from().getHostAddress() + " " + hop.answer();
    }
}
