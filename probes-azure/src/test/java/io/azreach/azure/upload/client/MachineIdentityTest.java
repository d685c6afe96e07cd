package io.azreach.azure.upload.client;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.http.jdk.httpclient.JdkHttpClientBuilder;
import com.azure.core.util.Configuration;
import com.azure.identity.ManagedIdentityCredentialBuilder;
import io.azreach.model.FailureKind;
import io.azreach.testkit.Behaviour;
import io.azreach.testkit.Behaviours;
import io.azreach.testkit.TcpServer;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.publisher.Mono;

/** The machine's managed identity, with a server on loopback in the place of the metadata service. */
class MachineIdentityTest {
    private static final String HOST = "169.254.169.254";
    private static final String NONE = "{\"error\":\"invalid_request\",\"error_description\":\"Identity not found\"}";

    /** Sends all requests to loopback. */
    private record Redirected(HttpClient client, int port) implements HttpClient {
        @Override
        public Mono<HttpResponse> send(HttpRequest request) {
            try {
                var url =
                        URI.create("http://127.0.0.1:" + port + request.getUrl().getFile());
                request.setUrl(url.toURL());
                return client.send(request).doFinally(end -> restore(request));
            } catch (MalformedURLException impossible) {
                throw new IllegalStateException(impossible);
            }
        }

        private static void restore(HttpRequest request) {
            request.setUrl("http://" + HOST + "/");
        }
    }

    /** Tokens are kept for the whole process, by the identity they are for. */
    private static MachineIdentity identity(int port, String id) {
        var http = new JdkHttpClientBuilder().configuration(Configuration.NONE).build();
        var talk = new TokenTalk(new Redirected(http, port));
        var managed = new ManagedIdentityCredentialBuilder()
                .httpClient(talk)
                .clientId(id)
                .configuration(Configuration.NONE)
                .build();
        return new MachineIdentity(talk, managed);
    }

    private static io.azreach.model.Failure failure(Behaviour behaviour) throws IOException {
        try (var server = TcpServer.start(behaviour)) {
            var identity = identity(server.port(), "none");
            var thrown = assertThrows(RuntimeException.class, () -> identity.signIn(Duration.ofSeconds(2)));
            return identity.why(thrown);
        }
    }

    private static String response(String status, String json) {
        return "HTTP/1.1 " + status + "\r\nContent-Type: application/json\r\nContent-Length: " + json.length()
                + "\r\n\r\n" + json;
    }

    @Test
    void aMachineWithoutAnIdentityIsToldSoByTheMetadataService() throws Exception {
        var why = failure(Behaviours.http(response("400 Bad Request", NONE)));
        assertEquals(FailureKind.NOT_PERMITTED, why.kind());
        assertEquals(HOST + ": 400 invalid_request (Identity not found)", why.detail());
    }

    @Test
    void aMetadataServiceThatIsSilentIsNamed() throws Exception {
        var why = failure(Behaviours.silence());
        assertEquals(FailureKind.TIMEOUT, why.kind());
        assertEquals(HOST, why.detail());
    }

    @Test
    void aTokenIsTakenAndNotRemembered() throws Exception {
        var token = "{\"access_token\":\"c2VjcmV0\",\"expires_on\":\"4102444800\",\"token_type\":\"Bearer\","
                + "\"resource\":\"https://storage.azure.com\"}";
        try (var server = TcpServer.start(Behaviours.http(response("200 OK", token)))) {
            var identity = identity(server.port(), "some");
            assertDoesNotThrow(() -> identity.signIn(Duration.ofSeconds(10)));
            assertEquals(
                    false,
                    identity.why(new IllegalStateException("other")).toString().contains("c2VjcmV0"));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"error\":\"invalid_client\",\"error_description\":\"AADSTS7000215: Invalid client secret\"} | ' invalid_client (AADSTS7000215)'",
                "{\"error\": \"invalid_request\"} | ' invalid_request'",
                "<html>blocked</html> | ''",
                "'' | ''"
            })
    void onlyTheNameAndNumberOfAnErrorAreKept(String body, String said) {
        assertEquals(said, TokenTalk.said(body));
    }
}
