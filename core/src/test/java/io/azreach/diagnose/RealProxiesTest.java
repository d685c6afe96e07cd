package io.azreach.diagnose;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.azreach.model.HostPort;
import io.azreach.model.Route;
import io.azreach.model.Target;
import io.azreach.testkit.Behaviour;
import io.azreach.testkit.Behaviours;
import io.azreach.testkit.HttpProxy;
import io.azreach.testkit.LeafSpec;
import io.azreach.testkit.LoopbackRun;
import io.azreach.testkit.TcpServer;
import io.azreach.testkit.TestCa;
import io.azreach.testkit.TlsBoxes;
import io.azreach.testkit.TlsServer;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What may stand where a proxy is expected, made by real servers and found by a whole run with its contrasts. */
class RealProxiesTest {
    private static final TestCa AZURE = TestCa.create("Genuine");
    private static final TestCa OTHER = TestCa.create("Foreign");
    private static final String HOST = "vault.test";
    private static final String SERVED = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n";

    @TempDir
    Path directory = Path.of("");

    private List<String> through(int proxy) throws IOException {
        var route = new Route.ViaProxy(new HostPort("127.0.0.1", proxy));
        // the direct way, where it is tried, ends at a port without a listener
        var target = new Target("https", HOST, 9, "/", "entra", Map.of("address", "127.0.0.1"), route);
        var root = AZURE.writeRoot(directory);
        return LoopbackRun.of(root, root, target).roots();
    }

    private List<String> answering(String response) throws IOException {
        try (var proxy = HttpProxy.answering(response)) {
            return through(proxy.address().getPort());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "HTTP/1.1 403 Forbidden                                    | PROXY_FORBIDDEN",
                "HTTP/1.1 407 Who~Proxy-Authenticate: Basic realm=x        | PROXY_AUTH_REQUIRED",
                "HTTP/1.1 407 Who~Proxy-Authenticate: Negotiate            | PROXY_AUTH_SCHEME",
                "HTTP/1.1 407 Who~Proxy-Authenticate: NTLM                 | PROXY_AUTH_SCHEME",
                "HTTP/1.1 503 No~X-Squid-Error: ERR_DNS_FAIL 0             | PROXY_DNS_FAILED",
                "HTTP/1.1 503 No~X-Squid-Error: ERR_CONNECT_FAIL 111       | PROXY_UPSTREAM_REFUSED",
                "HTTP/1.1 504 Late                                         | PROXY_UPSTREAM_TIMEOUT",
                "HTTP/1.1 502 Bad~~<p>DNS lookup failure for vault.test    | PROXY_DNS_FAILED",
                "HTTP/1.1 501 Unsupported method                           | PROXY_CONNECT_UNSUPPORTED",
                "HTTP/1.1 405 Not Allowed~Server: nginx                    | PROXY_NOT_A_PROXY",
                "HTTP/1.1 400 The plain request was sent to the HTTPS port | PROXY_NOT_A_PROXY",
                "HTTP/1.1 200 OK~Content-Type: text/html~~<html>Welcome    | PROXY_NOT_A_PROXY",
                "SSH-2.0-OpenSSH_9.2                                       | PROXY_NOT_A_PROXY"
            })
    void whatItAnswersNamesIt(String answer, String expected) throws Exception {
        assertEquals(List.of(expected), answering(answer.strip().replace("~", "\r\n") + "\r\n\r\n"));
    }

    @Test
    void aTlsServerIsNoProxy() throws Exception {
        try (var server = TlsServer.presenting(AZURE.issue(LeafSpec.of(HOST)))) {
            assertEquals(List.of("PROXY_NOT_A_PROXY"), through(server.port()));
        }
    }

    @Test
    void aProxyThatIsStuck() throws Exception {
        try (var proxy = HttpProxy.silent()) {
            assertEquals(List.of("PROXY_NO_ANSWER"), through(proxy.address().getPort()));
        }
    }

    @Test
    void aProxyThatWaitsForTheTarget() throws Exception {
        Behaviour waiting = peer -> {
            var first = new byte[4096];
            int count = peer.getInputStream().read(first);
            var asked = new String(first, 0, Math.max(0, count), StandardCharsets.ISO_8859_1);
            if (asked.contains(HOST)) {
                peer.getInputStream().transferTo(OutputStream.nullOutputStream());
            } else if (count > 0) {
                peer.getOutputStream().write("HTTP/1.1 403 Forbidden\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            }
        };
        try (var proxy = TcpServer.start(waiting)) {
            assertEquals(List.of("PROXY_UPSTREAM_TIMEOUT"), through(proxy.port()));
        }
    }

    @Test
    void aProxyThatOpensTls() throws Exception {
        try (var server = TlsServer.presenting(OTHER.issue(LeafSpec.of(HOST)), Behaviours.http(SERVED));
                var proxy = HttpProxy.tunnelTo(server.address())) {
            assertEquals(List.of("TLS_INTERCEPTED"), through(proxy.address().getPort()));
        }
    }

    @Test
    void aFilterByNameBehindAHealthyProxy() throws Exception {
        try (var server = TlsServer.presenting(AZURE.issue(LeafSpec.of(HOST)), Behaviours.http(SERVED));
                var box = TcpServer.start(
                        TlsBoxes.filtering(TlsBoxes.naming(HOST), Behaviours.close(), server.address()));
                var proxy = HttpProxy.tunnelTo(box.address())) {
            assertEquals(
                    List.of("TLS_SNI_BLOCKED_RESET"), through(proxy.address().getPort()));
        }
    }

    @Test
    void aHealthyProxyInFrontOfAHealthyServer() throws Exception {
        try (var server = TlsServer.presenting(AZURE.issue(LeafSpec.of(HOST)), Behaviours.http(SERVED));
                var proxy = HttpProxy.tunnelTo(server.address())) {
            assertEquals(List.of(), through(proxy.address().getPort()));
        }
    }
}
