package io.azreach.probe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.azreach.model.Evidence;
import io.azreach.model.HostPort;
import io.azreach.model.Route;
import io.azreach.model.Target;
import io.azreach.model.evidence.HttpExchange;
import io.azreach.model.evidence.ProxyTunnel;
import io.azreach.model.evidence.TcpConnect;
import io.azreach.model.evidence.TlsHandshake;
import io.azreach.testkit.Behaviours;
import io.azreach.testkit.HttpProxy;
import io.azreach.testkit.LeafSpec;
import io.azreach.testkit.TcpServer;
import io.azreach.testkit.TestCa;
import io.azreach.testkit.TlsServer;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How far the probe walks depends on what is spoken at the target. */
class EndpointProbeTest {
    private static final TestCa CA = TestCa.create("Contoso");
    private static final String HOST = "bus.test";

    private final ProbeBench bench = new ProbeBench();

    @AfterEach
    void close() throws IOException {
        bench.close();
    }

    @Test
    void aTlsTargetIsShakenHandsWithAndAskedNothing() throws Exception {
        try (var server = TlsServer.presenting(CA.issue(LeafSpec.of(HOST)))) {
            var seen = walk("tls", server);
            assertNull(only(seen, TlsHandshake.class).failure());
            assertEquals(List.of(), all(seen, HttpExchange.class));
        }
    }

    @Test
    void aTlsTargetThatConnectsAndSaysNothingIsNotWorking() throws Exception {
        try (var server = TcpServer.start(Behaviours.closeAfterFirstBytes())) {
            assertNotNull(only(walk("tls", server), TlsHandshake.class).failure());
        }
    }

    @Test
    void aTcpTargetIsOnlyConnectedTo() throws Exception {
        try (var server = TcpServer.start(Behaviours.closeAfterFirstBytes())) {
            var seen = walk("tcp", server);
            assertEquals(List.of(), all(seen, TlsHandshake.class));
            assertNull(all(seen, TcpConnect.class).get(0).failure());
        }
    }

    @Test
    void aPlainPageIsFetchedByTheProxyAndNotThroughATunnel() throws Exception {
        try (var proxy = HttpProxy.answering("HTTP/1.1 204 No Content\r\n\r\n")) {
            var route =
                    new Route.ViaProxy(new HostPort("127.0.0.1", proxy.address().getPort()));
            var target = new Target("http", HOST, 80, "/list.crl", "generic", Map.of(), route);
            var seen = bench.observe(new EndpointProbe(), target, Evidence.class);
            assertEquals(204, only(seen, HttpExchange.class).status());
            assertEquals(
                    "http://" + HOST + "/list.crl",
                    only(seen, HttpExchange.class).url());
            assertEquals(List.of(), all(seen, ProxyTunnel.class));
            assertTrue(proxy.requests().stream()
                    .anyMatch(r -> r.startsWith("GET http://" + HOST + "/list.crl HTTP/1.1\r\n")));
        }
    }

    private List<Evidence> walk(String scheme, TcpServer server) throws Exception {
        var target = Target.of(scheme, new HostPort(HOST, server.port())).withHint("address", "127.0.0.1");
        return bench.observe(new EndpointProbe(), target, Evidence.class);
    }

    private static <E> List<E> all(List<Evidence> seen, Class<E> type) {
        return seen.stream().filter(type::isInstance).map(type::cast).toList();
    }

    private static <E> E only(List<Evidence> seen, Class<E> type) {
        var found = all(seen, type);
        assertEquals(1, found.size());
        return found.get(0);
    }
}
