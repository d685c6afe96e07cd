package io.azreach.probe.route;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.azreach.host.CommandResult;
import io.azreach.host.RecordedHost;
import io.azreach.model.Failure;
import io.azreach.model.FailureKind;
import io.azreach.model.HostInfo;
import io.azreach.model.HostInfo.Os;
import io.azreach.model.evidence.PathTrace;
import io.azreach.model.evidence.PathTrace.Protocol;
import io.azreach.net.Literals;
import io.azreach.time.Deadline;
import io.azreach.time.NanoClock;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RouteCommandsTest {
    private static final String USUAL = "traceroute -n -q 1 -N 16 -w 0.8 -m 16 10.99.5.9";
    private static final String OF_ROOT = "traceroute -n -q 1 -N 16 -w 0.8 -m 16 -T -O info -p 443 10.99.5.9";
    private static final String TRACEPATH = "timeout 2 stdbuf -oL tracepath -n -m 16 10.99.5.9";
    private static final String BUSYBOX = "traceroute -n -q 1 -w 1 -m 16 10.99.5.9";

    private final RecordedHost.Builder machine = RecordedHost.of(on(Os.LINUX));

    @Test
    void rootSendsConnections() throws Exception {
        machine.command(OF_ROOT, printed("traceroute-tcp-prohibited")).command(USUAL, printed("traceroute-silent"));
        var trace = follow(Duration.ofSeconds(2)).orElseThrow();
        assertEquals(Protocol.TCP, trace.protocol());
        assertEquals(2, trace.hops().size());
    }

    @Test
    void whoAsksForDatagramsGetsThem() throws Exception {
        machine.command(OF_ROOT, printed("traceroute-tcp-prohibited"))
                .command(USUAL, printed("traceroute-host-unreachable"));
        var trace = follow(machine, Protocol.UDP, Duration.ofSeconds(2)).orElseThrow();
        assertEquals(Protocol.UDP, trace.protocol());
    }

    @Test
    void datagramsAreWhatOthersSend() throws Exception {
        machine.command(OF_ROOT, new CommandResult(1, "", "You do not have enough privileges"))
                .command(USUAL, printed("traceroute-host-unreachable"));
        var trace = follow(Duration.ofSeconds(2)).orElseThrow();
        assertEquals(Protocol.UDP, trace.protocol());
        assertEquals("10.99.1.1", trace.ending().orElseThrow().from().getHostAddress());
        assertEquals(null, trace.failure());
    }

    @Test
    void missingCommandLeavesItToTheNext() throws Exception {
        machine.command(USUAL, Failure.of(FailureKind.NOT_FOUND)).command(TRACEPATH, printed("tracepath-stopped"));
        var failure = follow(Duration.ofSeconds(2)).orElseThrow().failure();
        assertEquals(FailureKind.TIMEOUT, failure == null ? null : failure.kind());
    }

    @Test
    void optionsThatACommandDoesNotKnowLeaveItToTheNext() throws Exception {
        machine.command(USUAL, new CommandResult(1, "", "traceroute: unrecognized option: N"))
                .command(TRACEPATH, Failure.of(FailureKind.NOT_FOUND))
                .command(BUSYBOX, printed("busybox-host-unreachable"));
        assertEquals(2, follow(Duration.ofSeconds(2)).orElseThrow().hops().size());
    }

    @Test
    void nothingIsStartedWithoutTimeOrElsewhere() throws Exception {
        machine.command(USUAL, printed("traceroute-host-unreachable"));
        assertTrue(follow(Duration.ofMillis(100)).isEmpty());
        var windows = RecordedHost.of(on(Os.WINDOWS)).command(USUAL, printed("traceroute-host-unreachable"));
        assertTrue(follow(windows, Protocol.TCP, Duration.ofSeconds(2)).isEmpty());
    }

    @Test
    void machineWithoutAnyOfThemHasNoTrace() throws Exception {
        assertTrue(follow(Duration.ofSeconds(2)).isEmpty());
    }

    private Optional<PathTrace> follow(Duration time) throws InterruptedException {
        return follow(machine, Protocol.TCP, time);
    }

    private static Optional<PathTrace> follow(RecordedHost.Builder machine, Protocol protocol, Duration time)
            throws InterruptedException {
        NanoClock stopped = () -> 0;
        var remote = new InetSocketAddress(Literals.parse("10.99.5.9"), 443);
        return new RouteCommands(machine.build()).follow(remote, protocol, 16, Deadline.after(time, stopped));
    }

    private static CommandResult printed(String name) {
        return new CommandResult(0, RouteListings.of(name), "");
    }

    private static HostInfo on(Os os) {
        return new HostInfo("vm01", os, "any", List.of(), false);
    }
}
