package io.azreach.probe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.azreach.model.FailureKind;
import io.azreach.model.Target;
import io.azreach.model.evidence.PacFile;
import io.azreach.probe.pac.PacFetch;
import io.azreach.spi.Settings;
import io.azreach.testkit.Behaviours;
import io.azreach.testkit.LeafSpec;
import io.azreach.testkit.RecordingContext;
import io.azreach.testkit.TcpServer;
import io.azreach.testkit.TestCa;
import io.azreach.testkit.TlsServer;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PacProbeTest {
    private static final String SCRIPT = "function FindProxyForURL(url, host) { return 'DIRECT'; }";
    private static final String TYPE = "application/x-ns-proxy-autoconfig";
    private final ProbeBench bench = new ProbeBench();

    @AfterEach
    void close() throws IOException {
        bench.close();
    }

    @Test
    void scriptIsFetchedFromTheSettingAndItsSecretsAreNotShown() throws Exception {
        try (var server =
                TcpServer.start(Behaviours.http("HTTP/1.1 200 OK\r\nContent-Type: " + TYPE + "\r\n\r\n" + SCRIPT))) {
            var url = "http://user:pw@127.0.0.1:" + server.port() + "/proxy.pac?token=1#x";
            var settings = Settings.NONE.with("pac", url);
            var file = bench.observe(new PacProbe(), Target.MACHINE, settings, PacFile.class)
                    .get(0);
            assertEquals("http://127.0.0.1:" + server.port() + "/proxy.pac", file.url());
            assertEquals(SCRIPT, file.script());
            assertEquals(TYPE, file.contentType());
            assertEquals(200, file.status());
            assertNull(file.failure());
        }
    }

    @Test
    void withoutTheSettingNothingIsFetched() throws Exception {
        assertEquals(List.of(), bench.observe(new PacProbe(), Target.MACHINE, PacFile.class));
    }

    @Test
    void connectionThatStaysOpenEndsWithTheLengthAnnounced() throws Exception {
        var body = "HTTP/1.1 200 OK\r\nContent-Length: " + SCRIPT.length() + "\r\n\r\n" + SCRIPT;
        try (var server = TcpServer.start(Behaviours.banner(body.getBytes(java.nio.charset.StandardCharsets.UTF_8)))) {
            assertEquals(SCRIPT, fetch(server, "http").script());
        }
    }

    @Test
    void scriptOverTlsIsReadWhateverTheCertificateIs() throws Exception {
        var identity = TestCa.create("Contoso").issue(LeafSpec.of("pac.test").expired());
        try (var server = TlsServer.presenting(identity, Behaviours.http("HTTP/1.1 200 OK\r\n\r\n" + SCRIPT))) {
            assertEquals(SCRIPT, fetch(server, "https").script());
        }
    }

    @Test
    void otherStatusIsAnAnswerWithoutAScript() throws Exception {
        try (var server = TcpServer.start(Behaviours.http("HTTP/1.1 404 Not Found\r\n\r\n<html>"))) {
            var file = fetch(server, "http");
            assertEquals(404, file.status());
            assertNull(file.script());
            assertNull(file.failure());
        }
    }

    @Test
    void scriptThatIsCutOffIsNoScript() throws Exception {
        var cut = "HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n" + SCRIPT;
        try (var server = TcpServer.start(Behaviours.http(cut))) {
            assertEquals(FailureKind.CLOSED, kind(fetch(server, "http")));
        }
    }

    @Test
    void scriptWithoutAnEndIsTooLarge() throws Exception {
        try (var server = TcpServer.start(Behaviours.flood("HTTP/1.1 200 OK\r\n\r\n", "// more\n", 1 << 22))) {
            assertEquals(FailureKind.TOO_LARGE, kind(fetch(server, "http")));
        }
    }

    @Test
    void whatIsNoWebServerIsMalformed() throws Exception {
        try (var server = TcpServer.start(Behaviours.answerAndClose("SSH-2.0-OpenSSH\r\n\r\n"))) {
            assertEquals(FailureKind.HTTP_MALFORMED, kind(fetch(server, "http")));
        }
    }

    @Test
    void silentServerIsATimeout() throws Exception {
        try (var server = TcpServer.start(Behaviours.silence())) {
            assertEquals(FailureKind.TIMEOUT, kind(fetch(server, "http")));
        }
    }

    @Test
    void refusedConnectionIsRecordedAndNotThrown() throws Exception {
        int port;
        try (var gone = new ServerSocket(0)) {
            port = gone.getLocalPort();
        }
        assertEquals(FailureKind.REFUSED, kind(fetch("http://127.0.0.1:" + port + "/")));
    }

    @Test
    void unreadableAddressIsNotRepeated() throws Exception {
        assertEquals("unreadable", fetch("http://user:secret word@host/").url());
        assertEquals(FailureKind.NOT_SUPPORTED, kind(fetch("ftp://user:secret@host/x.pac")));
    }

    @Test
    void filesAreReadAsUnixAndWindowsPeopleWriteThem() throws Exception {
        var host = ProbeBench.host("client")
                .file("/etc/proxy.pac", "\uFEFF" + SCRIPT)
                .file("C:/ProgramData/proxy.pac", SCRIPT)
                .build();
        var fetch = new PacFetch(bench.net(), host);
        for (var url : List.of(
                "file:///etc/proxy.pac", "file:///C:/ProgramData/proxy.pac", "file://C:\\ProgramData\\proxy.pac")) {
            assertEquals(SCRIPT, fetch.fetch(url, Duration.ofSeconds(1)).script(), url);
        }
        assertEquals(FailureKind.NOT_FOUND, kind(fetch.fetch("file:///nowhere.pac", Duration.ofSeconds(1))));
    }

    @Test
    void domainsToLookInAreSearchedOnesAndTheHostsOwn() {
        var context = new RecordingContext(ProbeBench.host("client.Corp.Test.").build(), bench.net(), Settings.NONE);
        var domains = WpadProbe.domains(context);
        assertEquals("corp.test", domains.get(domains.size() - 1));
        assertEquals(domains.stream().distinct().toList(), domains);
    }

    private PacFile fetch(TcpServer server, String scheme) throws InterruptedException {
        return fetch(scheme + "://127.0.0.1:" + server.port() + "/proxy.pac");
    }

    private PacFile fetch(String url) throws InterruptedException {
        var host = ProbeBench.host("client").build();
        return new PacFetch(bench.net(), host).fetch(url, Duration.ofMillis(1500));
    }

    private static FailureKind kind(PacFile file) {
        return Objects.requireNonNull(file.failure(), file::toString).kind();
    }
}
