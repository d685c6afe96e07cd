package io.azreach.azure.upload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.azreach.azure.AzurePlugin;
import io.azreach.azure.support.Handshakes;
import io.azreach.azure.upload.StorageStep.Step;
import io.azreach.model.Confidence;
import io.azreach.model.Evidence;
import io.azreach.model.Failure;
import io.azreach.model.FailureKind;
import io.azreach.model.Finding;
import io.azreach.model.FindingId;
import io.azreach.model.HostPort;
import io.azreach.model.RankedFinding;
import io.azreach.model.Route;
import io.azreach.model.Severity;
import io.azreach.model.Target;
import io.azreach.model.evidence.HttpExchange;
import io.azreach.testkit.Given;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class UploadRulesTest {
    private static final String HOST = "cache01.blob.core.windows.net";
    private static final long SIZE = 4 * 1024 * 1024;
    private static final int PIECE = 256 * 1024;
    private static final Target DIRECT = Given.https(HOST, "storage")
            .withHint("upload", String.valueOf(SIZE))
            .withHint("account", "cache01");
    private static final Target PROXIED = DIRECT.by(new Route.ViaProxy(new HostPort("10.0.0.9", 3128)));

    static Stream<Arguments> tests() {
        return Stream.of(
                of("STORAGE_UPLOAD_MEASURED", whole(80)),
                of("STORAGE_UPLOAD_MEASURED PATH_THROUGHPUT_LOW", whole(400)),
                of("STORAGE_UPLOAD_MEASURED", small()),
                of("PATH_UPLOAD_STALL", upTo(PIECE, failed(FailureKind.TIMEOUT))),
                of("TCP_RESET_MID_STREAM", upTo(PIECE, failed(FailureKind.RESET))),
                of("TCP_RESET_MID_STREAM", upTo(PIECE, failed(FailureKind.CLOSED))),
                of("PROXY_UPLOAD_LIMIT", upTo(PIECE, answered(413, null, false))),
                of("", List.of(credential(null), created(failed(FailureKind.TIMEOUT)))),
                of("", List.of(credential(null), created(failed(FailureKind.TLS_PROTOCOL_ERROR)))),
                of(
                        "STORAGE_CREDENTIAL_MISSING",
                        List.of(credential(new Failure(FailureKind.NOT_FOUND, "the variable is not set")))),
                of("STORAGE_TEST_REFUSED", refused(403, "AuthorizationPermissionMismatch")),
                of("STORAGE_TEST_REFUSED", upTo(0, answered(404, "ContainerNotFound", true))),
                of("STORAGE_AUTH_FAILED", refused(403, "AuthenticationFailed")),
                of("STORAGE_KEY_AUTH_DISABLED", refused(403, "KeyBasedAuthenticationNotPermitted")),
                of("HTTP_STORAGE_NETWORK_RULE", refused(403, "AuthorizationFailure")),
                of("HTTP_METHOD_BLOCKED", blocked()),
                of("STORAGE_UPLOAD_MEASURED HTTP_TAMPERED", changed()));
    }

    private static Arguments of(String expected, List<Evidence> steps) {
        return Arguments.of(expected, steps);
    }

    @ParameterizedTest
    @MethodSource("tests")
    void eachEndOfATestHasItsOwnName(String expected, List<Evidence> steps) {
        var found = given(DIRECT, steps).findings().stream()
                .map(f -> f.finding().id().value())
                .sorted()
                .toList();
        var wanted = Stream.of(expected.split(" "))
                .filter(id -> !id.isEmpty())
                .sorted()
                .toList();
        assertEquals(wanted, found);
    }

    @Test
    void aMissingAccountIsNamedByTheService() {
        var answer = exchange("PUT", 404, Map.of("x-ms-error-code", "ResourceNotFound"), "account does not exist");
        List<Evidence> steps = List.of(credential(null), created(answered(404, "ResourceNotFound", true)), answer);
        assertTrue(ids(given(DIRECT, steps)).contains("STORAGE_ACCOUNT_MISSING"));
    }

    @Test
    void aStandstillNamesTheAmountAndRulesOutThePacketSize() {
        var finding = only(given(DIRECT, upTo(PIECE, failed(FailureKind.TIMEOUT))));
        assertEquals(String.valueOf(PIECE), finding.args().get("bytes"));
        assertEquals("block", finding.args().get("step"));
        assertEquals(Confidence.CONFIRMED, finding.confidence());
        assertTrue(finding.excluded().contains(FindingId.of("PATH_MTU_BLACKHOLE")));
    }

    @Test
    void aStandstillAtTheFirstBlockMayBeThePacketSize() {
        var finding = only(given(DIRECT, upTo(0, failed(FailureKind.TIMEOUT))));
        assertEquals(Confidence.LIKELY, finding.confidence());
        assertEquals(false, finding.excluded().contains(FindingId.of("PATH_MTU_BLACKHOLE")));
    }

    @Test
    void aSlowLineIsDegradedAndItsRateIsTold() {
        var finding = given(DIRECT, whole(400)).findings().stream()
                .map(RankedFinding::finding)
                .filter(f -> f.id().value().equals("PATH_THROUGHPUT_LOW"))
                .findFirst()
                .orElseThrow();
        assertEquals(Severity.DEGRADED, finding.severity());
        assertEquals("5519 kbit/s (0.69 MB/s)", finding.args().get("rate"));
        assertEquals("11185 kbit/s (1.40 MB/s)", finding.args().get("expected"));
    }

    @Test
    void roundTripsOfADistantRegionAreNotTakenForALackOfBandwidth() {
        var steps = whole(400, 390);
        assertEquals(List.of("STORAGE_UPLOAD_MEASURED"), ids(given(DIRECT, steps)));
    }

    @Test
    void whatStopsOnlyBehindTheProxyIsTheProxy() {
        var given = given(PROXIED, upTo(PIECE, failed(FailureKind.TIMEOUT)))
                .answered("azure.upload", DIRECT, whole(80).toArray(Evidence[]::new));
        var finding = only(given);
        assertEquals("PROXY_UPLOAD_LIMIT", finding.id().value());
        assertEquals("10.0.0.9:3128", finding.args().get("proxy"));
        assertEquals(Confidence.CONFIRMED, finding.confidence());
    }

    @Test
    void whatStopsWithoutTheProxyAsWellIsThePath() {
        var cut = upTo(PIECE, failed(FailureKind.TIMEOUT));
        var given = given(PROXIED, cut).answered("azure.upload", DIRECT, cut.toArray(Evidence[]::new));
        assertEquals("PATH_UPLOAD_STALL", only(given).id().value());
    }

    @Test
    void withoutAWayAroundTheProxyItIsOnlyLikely() {
        assertEquals(
                Confidence.LIKELY,
                only(given(PROXIED, upTo(PIECE, failed(FailureKind.RESET)))).confidence());
    }

    private static Finding only(Given given) {
        var findings = given.findings();
        assertEquals(1, findings.size(), findings.toString());
        return findings.get(0).finding();
    }

    private static List<String> ids(Given given) {
        return given.findings().stream().map(f -> f.finding().id().value()).toList();
    }

    /** The endpoint itself was reached before. */
    private static Given given(Target target, List<Evidence> steps) {
        return new Given()
                .plugin(new AzurePlugin())
                .seen(
                        "core.endpoint",
                        target,
                        Handshakes.genuine(HOST),
                        exchange("GET", 400, Map.of("x-ms-error-code", "InvalidQueryParameterValue"), ""))
                .seen("azure.upload", target, steps.toArray(Evidence[]::new));
    }

    // ------------------------------------------------------------------ evidence

    private record End(
            @Nullable Integer status,
            @Nullable String code,
            boolean byService,
            @Nullable Failure failure) {}

    private static End failed(FailureKind kind) {
        return new End(null, null, false, Failure.of(kind));
    }

    private static End answered(int status, @Nullable String code, boolean byService) {
        return new End(status, code, byService, null);
    }

    private static final End FINE = answered(201, null, true);

    private static StorageStep step(Step step, long bytes, long amount, long millis, End end) {
        return new StorageStep(
                "cache01",
                step,
                SIZE,
                bytes,
                amount,
                Duration.ofMillis(millis),
                end.status(),
                end.code(),
                end.byService(),
                end.failure());
    }

    private static StorageStep credential(@Nullable Failure failure) {
        return step(Step.CREDENTIAL, 0, 0, 0, new End(null, null, false, failure));
    }

    private static StorageStep created(End end) {
        return step(Step.CREATE_CONTAINER, 0, 0, 20, end);
    }

    private static List<Evidence> whole(long blockMillis) {
        return whole(blockMillis, 20);
    }

    private static List<Evidence> whole(long blockMillis, long otherMillis) {
        var steps = new ArrayList<Evidence>(List.of(credential(null)));
        steps.add(step(Step.CREATE_CONTAINER, 0, 0, otherMillis, FINE));
        for (long done = PIECE; done <= SIZE; done += PIECE) {
            steps.add(step(Step.BLOCK, done, PIECE, blockMillis, FINE));
        }
        steps.add(step(Step.COMMIT, SIZE, 0, otherMillis, FINE));
        steps.add(step(Step.LIST, SIZE, 0, otherMillis, FINE));
        return steps;
    }

    /** Too little to say anything about the line. */
    private static List<Evidence> small() {
        return List.of(
                credential(null),
                created(FINE),
                step(Step.BLOCK, 1000, 1000, 900, FINE),
                step(Step.COMMIT, 1000, 0, 20, FINE));
    }

    private static List<Evidence> upTo(long bytes, End end) {
        var steps = new ArrayList<Evidence>(List.of(credential(null), created(FINE)));
        if (bytes > 0) {
            steps.add(step(Step.BLOCK, bytes, bytes, 100, FINE));
        }
        steps.add(step(Step.BLOCK, bytes, PIECE, 6000, end));
        return steps;
    }

    private static List<Evidence> refused(int status, String code) {
        return List.of(
                credential(null),
                created(answered(status, code, true)),
                exchange("PUT", status, Map.of("x-ms-error-code", code), ""));
    }

    private static List<Evidence> blocked() {
        var page = new HttpExchange(
                "PUT",
                "https://" + HOST + "/azreach-1",
                403,
                null,
                Map.of("server", "FilterBox", "content-type", "text/html"),
                "<html><title>Access denied by policy</title></html>",
                50,
                null,
                Duration.ofMillis(20),
                null);
        return List.of(credential(null), created(answered(403, null, false)), page);
    }

    private static List<Evidence> changed() {
        var steps = whole(80);
        var differs = new Failure(FailureKind.UNKNOWN, "the bytes differ from those written");
        steps.add(step(Step.COMPARE, 1000, 1000, 0, new End(null, null, false, differs)));
        return steps;
    }

    private static HttpExchange exchange(String method, int status, Map<String, String> marks, String body) {
        var headers = new java.util.TreeMap<>(marks);
        headers.put("server", "Windows-Azure-Blob/1.0 Microsoft-HTTPAPI/2.0");
        headers.put("x-ms-request-id", "1");
        headers.put("x-ms-version", "2020-10-02");
        return new HttpExchange(
                method,
                "https://" + HOST + "/",
                status,
                null,
                headers,
                body,
                body.length(),
                Given.NOW,
                Duration.ofMillis(20),
                null);
    }
}
