package io.azreach.examples.embedding;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReachTest {
    @Test
    void aPortNobodyListensOnIsRefused() throws Exception {
        int free;
        try (var reserved = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = reserved.getLocalPort();
        }
        var causes = Reach.causes("tcp", "127.0.0.1", free);
        assertEquals(1, causes.size(), causes::toString);
        assertEquals("TCP_REFUSED", causes.get(0).split(" ", 2)[0]);
    }

    @Test
    void aPortThatAcceptsHasNoCause() throws Exception {
        try (var server = new ServerSocket(0, 8, InetAddress.getLoopbackAddress())) {
            assertEquals(List.of(), Reach.causes("tcp", "127.0.0.1", server.getLocalPort()));
        }
    }
}
