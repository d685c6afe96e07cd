package io.azreach.azure.upload;

import static io.azreach.azure.upload.Steps.HOST;
import static io.azreach.azure.upload.Steps.answered;
import static io.azreach.azure.upload.Steps.blocked;
import static io.azreach.azure.upload.Steps.changed;
import static io.azreach.azure.upload.Steps.created;
import static io.azreach.azure.upload.Steps.credential;
import static io.azreach.azure.upload.Steps.exchange;
import static io.azreach.azure.upload.Steps.failed;
import static io.azreach.azure.upload.Steps.intoContainer;
import static io.azreach.azure.upload.Steps.refused;
import static io.azreach.azure.upload.Steps.small;
import static io.azreach.azure.upload.Steps.upTo;
import static io.azreach.azure.upload.Steps.whole;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.azreach.azure.AzurePlugin;
import io.azreach.azure.support.Handshakes;
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
import io.azreach.testkit.Given;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class UploadRulesTest {
    private static final Target DIRECT = Given.https(HOST, "storage")
            .withHint("upload", String.valueOf(Steps.SIZE))
            .withHint("account", "cache01");
    private static final Target PROXIED = DIRECT.by(new Route.ViaProxy(new HostPort("10.0.0.9", 3128)));

    static Stream<Arguments> tests() {
        return Stream.of(
                of("STORAGE_UPLOAD_MEASURED", whole(80)),
                of("STORAGE_UPLOAD_MEASURED PATH_THROUGHPUT_LOW", whole(400)),
                of("STORAGE_UPLOAD_MEASURED", small()),
                of("PATH_UPLOAD_STALL", upTo(Steps.PIECE, failed(FailureKind.TIMEOUT))),
                of("TCP_RESET_MID_STREAM", upTo(Steps.PIECE, failed(FailureKind.RESET))),
                of("TCP_RESET_MID_STREAM", upTo(Steps.PIECE, failed(FailureKind.CLOSED))),
                of("PROXY_UPLOAD_LIMIT", upTo(Steps.PIECE, answered(413, null, false))),
                of(
                        "STORAGE_CREDENTIAL_MISSING",
                        List.of(credential(new Failure(FailureKind.NOT_FOUND, "the variable is not set")))),
                of("STORAGE_TEST_REFUSED", refused(403, "AuthorizationPermissionMismatch")),
                of("STORAGE_TEST_REFUSED", refused(403, "InsufficientAccountPermissions")),
                // the network rules would also have refused the plain request
                of("STORAGE_TEST_REFUSED", refused(403, "AuthorizationFailure")),
                of("STORAGE_CONTAINER_MISSING", intoContainer(answered(404, "ContainerNotFound", true))),
                of("STORAGE_CONTAINER_MISSING", intoContainer(answered(409, "ContainerBeingDeleted", true))),
                of("STORAGE_ACCOUNT_DISABLED", refused(403, "AccountIsDisabled")),
                of("HTTP_THROTTLED", refused(503, "ServerBusy")),
                of("HTTP_SERVICE_UNAVAILABLE", refused(500, "InternalError")),
                of("STORAGE_AUTH_FAILED", refused(403, "AuthenticationFailed")),
                of("STORAGE_KEY_AUTH_DISABLED", refused(403, "KeyBasedAuthenticationNotPermitted")),
                of("HTTP_METHOD_BLOCKED", blocked()),
                of("STORAGE_UPLOAD_MEASURED HTTP_TAMPERED", changed(FailureKind.UNKNOWN)),
                of("STORAGE_UPLOAD_MEASURED HTTP_TRUNCATED", changed(FailureKind.CLOSED)));
    }

    private static Arguments of(String expected, List<Evidence> steps) {
        return Arguments.of(expected, steps);
    }

    @ParameterizedTest
    @MethodSource("tests")
    void eachEndOfATestHasItsOwnName(String expected, List<Evidence> steps) {
        var found = given(DIRECT, steps).findings().stream()
                .filter(RankedFinding::isRoot)
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
    void networkRulesThatRefuseReadsAsWellAreTheCauseOfARefusedWrite() {
        var code = Map.of("x-ms-error-code", "AuthorizationFailure");
        var given = new Given()
                .plugin(new AzurePlugin())
                .seen("core.endpoint", DIRECT, Handshakes.genuine(HOST), exchange("GET", 403, code, ""))
                .seen(
                        "azure.upload",
                        DIRECT,
                        refused(403, "AuthorizationFailure").toArray(Evidence[]::new));
        assertEquals(List.of("HTTP_STORAGE_NETWORK_RULE"), ids(given));
    }

    @Test
    void aMissingAccountIsNamedByTheService() {
        var answer = exchange("PUT", 404, Map.of("x-ms-error-code", "ResourceNotFound"), "account does not exist");
        List<Evidence> steps = List.of(credential(null), created(answered(404, "ResourceNotFound", true)), answer);
        assertTrue(ids(given(DIRECT, steps)).contains("STORAGE_ACCOUNT_MISSING"));
    }

    @Test
    void aStandstillNamesTheAmountAndRulesOutThePacketSize() {
        var finding = only(given(DIRECT, upTo(Steps.PIECE, failed(FailureKind.TIMEOUT))));
        assertEquals(String.valueOf(Steps.PIECE), finding.args().get("bytes"));
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
        var given = given(PROXIED, upTo(Steps.PIECE, failed(FailureKind.TIMEOUT)))
                .answered("azure.upload", DIRECT, whole(80).toArray(Evidence[]::new));
        var finding = only(given);
        assertEquals("PROXY_UPLOAD_LIMIT", finding.id().value());
        assertEquals("10.0.0.9:3128", finding.args().get("proxy"));
        assertEquals(Confidence.CONFIRMED, finding.confidence());
    }

    @Test
    void whatStopsWithoutTheProxyAsWellIsThePath() {
        var cut = upTo(Steps.PIECE, failed(FailureKind.TIMEOUT));
        var given = given(PROXIED, cut).answered("azure.upload", DIRECT, cut.toArray(Evidence[]::new));
        assertEquals("PATH_UPLOAD_STALL", only(given).id().value());
    }

    @Test
    void withoutAWayAroundTheProxyItIsOnlyLikely() {
        assertEquals(
                Confidence.LIKELY,
                only(given(PROXIED, upTo(Steps.PIECE, failed(FailureKind.RESET))))
                        .confidence());
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
}
