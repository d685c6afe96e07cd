package io.azreach.diagnose;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.azreach.model.HostPort;
import io.azreach.model.Route;
import io.azreach.model.Target;
import io.azreach.testkit.Behaviour;
import io.azreach.testkit.Behaviours;
import io.azreach.testkit.LeafSpec;
import io.azreach.testkit.LoopbackRun;
import io.azreach.testkit.TcpServer;
import io.azreach.testkit.TestCa;
import io.azreach.testkit.TlsBoxes;
import io.azreach.testkit.TlsServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each way in which a handshake goes wrong, made by a real server and found by a whole run with its contrasts. */
class RealServersTest {
    private static final TestCa AZURE = TestCa.create("Genuine");
    private static final TestCa OTHER = TestCa.create("Foreign");
    private static final String HOST = "vault.test";
    private static final String SERVED = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n";

    @TempDir
    Path directory = Path.of("");

    private static Target target(int port) {
        return new Target("https", HOST, port, "/", "entra", Map.of("address", "127.0.0.1"), Route.DIRECT);
    }

    private LoopbackRun run(TcpServer server) throws IOException {
        var root = AZURE.writeRoot(directory);
        return LoopbackRun.of(root, root, target(server.port()));
    }

    private static TcpServer genuine() throws IOException {
        return TlsServer.presenting(AZURE.issue(LeafSpec.of(HOST)), Behaviours.http(SERVED));
    }

    private List<String> behind(Predicate<byte[]> hit, Behaviour then) throws IOException {
        try (var server = genuine();
                var box = TcpServer.start(TlsBoxes.filtering(hit, then, server.address()))) {
            return run(box).roots();
        }
    }

    @Test
    void aHealthyServerIsAskedOnceAndNothingIsFound() throws Exception {
        try (var server = genuine()) {
            assertEquals(List.of(), run(server).roots());
            assertTrue(server.accepted() <= 4, "no contrast without need");
        }
    }

    // filters by name

    @Test
    void aBoxThatResetsOneName() throws Exception {
        assertEquals(List.of("TLS_SNI_BLOCKED_RESET"), behind(TlsBoxes.naming(HOST), Behaviours.reset()));
    }

    @Test
    void aBoxThatClosesOneName() throws Exception {
        assertEquals(List.of("TLS_SNI_BLOCKED_RESET"), behind(TlsBoxes.naming(HOST), Behaviours.close()));
    }

    @Test
    void aBoxThatSwallowsOneName() throws Exception {
        assertEquals(List.of("TLS_SNI_BLOCKED_DROP"), behind(TlsBoxes.naming(HOST), Behaviours.silence()));
    }

    // servers that treat every name alike

    @Test
    void aServerThatClosesForEverybody() throws Exception {
        try (var server = TcpServer.start(Behaviours.closeAfterFirstBytes())) {
            assertEquals(List.of("TLS_CLOSED"), run(server).roots());
        }
    }

    @Test
    void aServerThatResetsEverybody() throws Exception {
        try (var server = TcpServer.start(Behaviours.resetAfterFirstBytes())) {
            assertEquals(List.of("TCP_RESET_MID_STREAM"), run(server).roots());
        }
    }

    @Test
    void aServerThatIsStuck() throws Exception {
        try (var server = TcpServer.start(Behaviours.silence())) {
            assertEquals(List.of("TLS_HANDSHAKE_TIMEOUT"), run(server).roots());
        }
    }

    @Test
    void aServerThatStopsInTheMiddleOfItsCertificates() throws Exception {
        var padded = TlsServer.presenting(AZURE.issue(LeafSpec.of(HOST)).paddedTo(8));
        try (padded;
                var box = TcpServer.start(TlsBoxes.stallingAfter(2000, padded.address()))) {
            assertEquals(List.of("TLS_HANDSHAKE_TIMEOUT"), run(box).roots());
        }
    }

    // size

    @Test
    void aBoxThatResetsALongMessage() throws Exception {
        assertEquals(List.of("TLS_LARGE_HELLO_INTOLERANT"), behind(TlsBoxes.announcing(300), Behaviours.reset()));
    }

    @Test
    void aBoxThatSwallowsALongMessage() throws Exception {
        assertEquals(List.of("TLS_LARGE_HELLO_INTOLERANT"), behind(TlsBoxes.announcing(300), Behaviours.silence()));
    }

    // other protocols, alerts, client certificates

    @Test
    void aWebServerWithoutTls() throws Exception {
        try (var server = TcpServer.start(Behaviours.answerAndClose("HTTP/1.1 400 Bad Request\r\n\r\n"))) {
            assertEquals(List.of("TLS_NOT_TLS"), run(server).roots());
        }
    }

    @Test
    void aServerOfAnotherProtocol() throws Exception {
        try (var server = TcpServer.start(Behaviours.answerAndClose("SSH-2.0-OpenSSH_9.2\r\n"))) {
            assertEquals(List.of("TLS_NOT_TLS"), run(server).roots());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "40,  TLS_NO_COMMON_CIPHER",
        "70,  TLS_VERSION_MISMATCH",
        "71,  TLS_NO_COMMON_CIPHER",
        "80,  TLS_ALERT",
        "112, TLS_SNI_REJECTED",
        "116, TLS_CLIENT_CERT_REQUIRED",
        "120, TLS_ALERT"
    })
    void anAlert(int number, String expected) throws Exception {
        try (var server = TlsServer.alerting(number)) {
            assertEquals(List.of(expected), run(server).roots());
        }
    }

    @ParameterizedTest
    @CsvSource({"TLSv1.2", "TLSv1.3"})
    void aServerThatDemandsAClientCertificate(String version) throws Exception {
        try (var server = TlsServer.demandingClientCertificate(AZURE.issue(LeafSpec.of(HOST)), version)) {
            assertEquals(List.of("TLS_CLIENT_CERT_REQUIRED"), run(server).roots());
        }
    }

    // certificates

    private List<String> presenting(io.azreach.testkit.Identity identity) throws IOException {
        try (var server = TlsServer.presenting(identity, Behaviours.http(SERVED))) {
            return run(server).roots();
        }
    }

    @Test
    void certificatesThatAreWrongInOneRespect() throws Exception {
        assertEquals(
                List.of("TLS_CERT_EXPIRED"),
                presenting(AZURE.issue(LeafSpec.of(HOST).expired())));
        assertEquals(
                List.of("TLS_CERT_NOT_YET_VALID"),
                presenting(AZURE.issue(LeafSpec.of(HOST).notYetValid())));
        assertEquals(List.of("TLS_HOSTNAME_MISMATCH"), presenting(AZURE.issue(LeafSpec.of("other.test"))));
        assertEquals(
                List.of("TLS_MISSING_INTERMEDIATE"),
                presenting(AZURE.issue(LeafSpec.of(HOST)).leafOnly()));
        assertEquals(List.of("TLS_SELF_SIGNED"), presenting(TestCa.selfSigned(LeafSpec.of(HOST))));
        assertEquals(List.of("TLS_INTERCEPTED"), presenting(OTHER.issue(LeafSpec.of(HOST))));
    }

    @Test
    void aRootThatOnlyThisMachineLacksIsNotInterception() throws Exception {
        try (var server = genuine()) {
            var azure = AZURE.writeRoot(directory);
            var os = java.nio.file.Files.writeString(directory.resolve("os.pem"), TestCa.pem(OTHER.root()));
            assertEquals(
                    List.of("TLS_ROOT_STORE_OUTDATED"),
                    LoopbackRun.of(os, azure, target(server.port())).roots());
        }
    }

    @Test
    void anInterceptorThatThisMachineTrustsIsNamed() throws Exception {
        try (var server = TlsServer.presenting(OTHER.issue(LeafSpec.of(HOST)), Behaviours.http(SERVED))) {
            var azure = AZURE.writeRoot(directory);
            var os = java.nio.file.Files.writeString(directory.resolve("os.pem"), TestCa.pem(OTHER.root()));
            var run = LoopbackRun.of(os, azure, target(server.port()));
            assertEquals(List.of("TLS_INTERCEPTED_TRUSTED"), run.roots());
            assertTrue(
                    run.result().findings().get(0).finding().args().get("root").contains("Foreign Root"));
        }
    }

    @Test
    void aPlaceThatNobodyListensAtIsNoTlsFault() throws Exception {
        int free;
        try (var reserved = TcpServer.start(Behaviours.silence())) {
            free = reserved.port();
        }
        var root = AZURE.writeRoot(directory);
        var target = target(new HostPort(HOST, free).port());
        assertEquals(List.of("TCP_REFUSED"), LoopbackRun.of(root, root, target).roots());
    }
}
