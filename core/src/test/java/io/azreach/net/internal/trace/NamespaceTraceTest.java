package io.azreach.net.internal.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class NamespaceTraceTest {
    private static Map<String, String> lines = Map.of();

    @BeforeAll
    static void traceEverythingInOneProcess() throws IOException, InterruptedException {
        assumeTrue(Namespaces.areSupported(), "needs root, 'ip netns' and 'nft' to build a network of its own");
        try (var network = new Namespaces()) {
            var arguments = List.of(
                    "tcp/10.99.2.2",
                    "udp/10.99.2.2",
                    "old/10.99.2.2",
                    "tcp/10.99.3.9",
                    "old/10.99.3.9",
                    "tcp/10.99.4.9",
                    "tcp/10.99.5.9",
                    "tcp/192.0.2.1",
                    "tcp/fd99:2:0:0:0:0:0:2",
                    "tcp/fd99:7:0:0:0:0:0:2",
                    "mtu/10.99.6.9",
                    "mtu/10.99.2.2");
            lines = network.onClient(TraceMain.class, arguments).stream()
                    .collect(Collectors.toMap(l -> l.split(" ", 2)[0], l -> l.split(" ", 2)[1]));
        }
    }

    @Test
    void routerIsNamedAndTheRefusingHostEndsThePath() {
        assertEquals(
                "1:10.99.1.1:TIME_EXCEEDED:11/0 2:10.99.2.2:REFUSED:null/null"
                        + " whole 0:10.99.2.2:REFUSED:null/null failure null",
                lines.get("tcp/10.99.2.2"));
    }

    @Test
    void datagramToAClosedPortEndsThePath() {
        assertEquals(
                "1:10.99.1.1:TIME_EXCEEDED:11/0 2:10.99.2.2:PORT_UNREACHABLE:3/3"
                        + " whole 0:10.99.2.2:PORT_UNREACHABLE:3/3 failure null",
                lines.get("udp/10.99.2.2"));
    }

    @Test
    void olderKernelLearnsTheRouterFromADatagram() {
        assertEquals(
                "1:10.99.1.1:TIME_EXCEEDED:11/0 2:10.99.2.2:REFUSED:null/null"
                        + " whole 0:10.99.2.2:REFUSED:null/null failure null",
                lines.get("old/10.99.2.2"));
    }

    @Test
    void whoProhibitsIsNamedWithTypeAndCode() {
        assertEquals(
                "1:10.99.1.1:TIME_EXCEEDED:11/0 2:10.99.1.1:ADMIN_PROHIBITED:3/13"
                        + " whole 0:10.99.1.1:ADMIN_PROHIBITED:3/13 failure null",
                lines.get("tcp/10.99.3.9"));
    }

    @Test
    void olderKernelLearnsWhoProhibits() {
        assertEquals(
                "1:10.99.1.1:TIME_EXCEEDED:11/0 2:10.99.1.1:ADMIN_PROHIBITED:3/13"
                        + " whole 0:10.99.1.1:ADMIN_PROHIBITED:3/13 failure null",
                lines.get("old/10.99.3.9"));
    }

    @Test
    void silenceIsATimeoutAndNotAnEnd() {
        assertEquals(
                "1:?:SILENT:null/null 2:?:SILENT:null/null 3:?:SILENT:null/null 4:?:SILENT:null/null"
                        + " 5:?:SILENT:null/null whole 0:?:SILENT:null/null failure TIMEOUT",
                lines.get("tcp/10.99.4.9"));
    }

    @Test
    void whoCannotReachTheHostIsNamed() {
        assertEquals(
                "1:10.99.1.1:TIME_EXCEEDED:11/0 2:10.99.1.1:HOST_UNREACHABLE:3/1"
                        + " whole 0:10.99.1.1:HOST_UNREACHABLE:3/1 failure null",
                lines.get("tcp/10.99.5.9"));
    }

    @Test
    void missingRouteIsTheKernelsFailureAndNoHop() {
        assertEquals(" whole none failure NETWORK_UNREACHABLE", lines.get("tcp/192.0.2.1"));
    }

    @Test
    void sameOverVersionSix() {
        assertEquals(
                "1:fd99:1:0:0:0:0:0:1:TIME_EXCEEDED:3/0 2:fd99:2:0:0:0:0:0:2:REFUSED:null/null"
                        + " whole 0:fd99:2:0:0:0:0:0:2:REFUSED:null/null failure null",
                lines.get("tcp/fd99:2:0:0:0:0:0:2"));
    }

    @Test
    void routerWithoutARouteOverVersionSixIsNamed() {
        assertEquals(
                "1:fd99:1:0:0:0:0:0:1:NET_UNREACHABLE:1/0 whole 0:fd99:1:0:0:0:0:0:1:NET_UNREACHABLE:1/0 failure null",
                lines.get("tcp/fd99:7:0:0:0:0:0:2"));
    }

    @Test
    void mtuIsThatOfTheRouteElseOfTheInterface() {
        assertEquals(List.of("1280", "1500"), List.of(lines.get("mtu/10.99.6.9"), lines.get("mtu/10.99.2.2")));
    }
}
