package io.azreach.diagnose;

import static io.azreach.testkit.Given.connected;
import static io.azreach.testkit.Given.http;
import static io.azreach.testkit.Given.https;
import static io.azreach.testkit.Given.lookup;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.azreach.model.Failure;
import io.azreach.model.FailureKind;
import io.azreach.model.Route;
import io.azreach.model.Severity;
import io.azreach.model.Target;
import io.azreach.model.evidence.HttpExchange;
import io.azreach.testkit.Given;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestRuleTest {
    private static final Target LOGIN = https("login.microsoftonline.com", "entra");
    private static final Target PLAIN =
            new Target("http", "crl.example.com", 80, "/", "generic", Map.of(), Route.DIRECT);

    private static HttpExchange failed(FailureKind kind, @Nullable String detail) {
        return new HttpExchange(
                "GET",
                "https://host/",
                null,
                null,
                Map.of(),
                "",
                0,
                null,
                Duration.ofSeconds(9),
                new Failure(kind, detail));
    }

    private static Given after(Target target, HttpExchange http) {
        return new Given()
                .seen("core.endpoint", target, lookup(target.host(), "203.0.113.5"), connected("203.0.113.5"), http);
    }

    @ParameterizedTest
    @CsvSource({"TIMEOUT, HTTP_TIMEOUT", "RESET, TCP_RESET_MID_STREAM", "CLOSED, HTTP_TRUNCATED"})
    void aRequestWithoutAnAnswerIsNamedByItsEnd(FailureKind kind, String expected) {
        assertEquals(List.of(expected), after(LOGIN, failed(kind, null)).roots());
        assertEquals(List.of(expected), after(PLAIN, failed(kind, null)).roots());
        assertEquals(
                Severity.BLOCKER,
                after(LOGIN, failed(kind, null)).finding(expected).severity());
    }

    @ParameterizedTest
    @ValueSource(strings = {"certificate_required", "bad_certificate", "handshake_failure", "unknown_ca"})
    void anAlertAboutTheClientsCertificateAfterTheHandshakeAsksForOne(String alert) {
        assertEquals(
                List.of("TLS_CLIENT_CERT_REQUIRED"),
                after(LOGIN, failed(FailureKind.TLS_ALERT, alert)).roots());
    }

    @ParameterizedTest
    @ValueSource(strings = {"internal_error", "decode_error", "bad_record_mac"})
    void anAlertAboutSomethingElseIsOnlyNamed(String alert) {
        var given = after(LOGIN, failed(FailureKind.TLS_ALERT, alert));
        assertEquals(List.of("TLS_ALERT"), given.roots());
        assertEquals(alert, given.finding("TLS_ALERT").args().get("alert"));
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 302, 400, 401, 403, 404, 409, 503})
    void whoeverAnswersHasAnswered(int status) {
        assertEquals(List.of(), after(LOGIN, http(status, Map.of())).roots());
    }

    @Test
    void anAnswerThatBreaksOffAfterItsHeadIsAnAnswer() {
        var cut = new HttpExchange(
                "GET",
                "https://host/",
                200,
                "OK",
                Map.of(),
                "half",
                4,
                Given.NOW,
                Duration.ofMillis(20),
                Failure.of(FailureKind.CLOSED));
        assertEquals(List.of(), after(LOGIN, cut).roots());
    }
}
