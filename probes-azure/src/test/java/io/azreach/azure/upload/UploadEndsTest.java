package io.azreach.azure.upload;

import static io.azreach.azure.upload.Steps.FINE;
import static io.azreach.azure.upload.Steps.answered;
import static io.azreach.azure.upload.Steps.committed;
import static io.azreach.azure.upload.Steps.created;
import static io.azreach.azure.upload.Steps.credential;
import static io.azreach.azure.upload.Steps.exchange;
import static io.azreach.azure.upload.Steps.failed;
import static io.azreach.azure.upload.Steps.gone;
import static io.azreach.azure.upload.Steps.step;
import static io.azreach.azure.upload.Steps.upTo;
import static io.azreach.azure.upload.Steps.whole;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.azreach.azure.AzurePlugin;
import io.azreach.azure.support.Handshakes;
import io.azreach.azure.upload.Steps.End;
import io.azreach.azure.upload.StorageStep.Step;
import io.azreach.model.Confidence;
import io.azreach.model.Evidence;
import io.azreach.model.Failure;
import io.azreach.model.FailureKind;
import io.azreach.model.Finding;
import io.azreach.model.Outcome;
import io.azreach.model.RankedFinding;
import io.azreach.model.Target;
import io.azreach.testkit.Given;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests that got no answer, were stopped, or left something behind. */
class UploadEndsTest {
    private static final Target DIRECT = Given.https(Steps.HOST, "storage")
            .withHint("upload", String.valueOf(Steps.SIZE))
            .withHint("account", "cache01");
    private static final Target OTHER = Given.https("cache02.blob.core.windows.net", "storage")
            .withHint("upload", String.valueOf(Steps.SIZE))
            .withHint("account", "cache02");
    private static final Failure CONNECTING = new Failure(FailureKind.TIMEOUT, StorageAnswer.CONNECTING);
    private static final End TIMEOUT = failed(FailureKind.TIMEOUT);
    private static final End CANCELLED = failed(FailureKind.CANCELLED);

    static Stream<Arguments> ends() {
        return Stream.of(
                of("HTTP_TIMEOUT", credential(null), created(TIMEOUT), missing()),
                of("HTTP_TIMEOUT STORAGE_TEST_LEFT_OVER", credential(null), created(TIMEOUT), undeleted(TIMEOUT)),
                of("STORAGE_TEST_INCOMPLETE", credential(null), created(failed(CONNECTING))),
                of("STORAGE_TEST_INCOMPLETE", credential(null), created(failed(FailureKind.TLS_PROTOCOL_ERROR))),
                of("STORAGE_TEST_INCOMPLETE", credential(null), created(failed(FailureKind.NAME_NOT_RESOLVED))),
                of("STORAGE_TEST_INCOMPLETE", credential(null), created(answered(407, null, false))),
                of("TCP_RESET_MID_STREAM", credential(null), created(failed(FailureKind.RESET)), missing()),
                of("HTTP_TRUNCATED", credential(null), created(failed(FailureKind.CLOSED)), missing()),
                of("STORAGE_UPLOAD_MEASURED HTTP_TIMEOUT", reading(TIMEOUT)),
                of("STORAGE_UPLOAD_MEASURED HTTP_TRUNCATED", reading(failed(FailureKind.CLOSED))),
                of("STORAGE_UPLOAD_MEASURED TCP_RESET_MID_STREAM", reading(failed(FailureKind.RESET))),
                of("RUN_TIME_BUDGET", credential(null), step(Step.BLOCK, CANCELLED)),
                of("RUN_TIME_BUDGET", upTo(Steps.PIECE, CANCELLED).toArray(Evidence[]::new)),
                of("RUN_TIME_BUDGET", step(Step.CREDENTIAL, CANCELLED)),
                of("RUN_TIME_BUDGET STORAGE_TEST_LEFT_OVER", credential(null), created(FINE)),
                of("STORAGE_UPLOAD_MEASURED RUN_TIME_BUDGET", hurried()),
                of("STORAGE_UPLOAD_MEASURED STORAGE_TEST_LEFT_OVER", kept(answered(409, "BlobImmutable", true))),
                of("STORAGE_UPLOAD_MEASURED STORAGE_TEST_LEFT_OVER", kept(TIMEOUT)),
                of("STORAGE_UPLOAD_MEASURED", whole(80).toArray(Evidence[]::new)));
    }

    private static Arguments of(String expected, Evidence... steps) {
        return Arguments.of(expected, List.of(steps));
    }

    @ParameterizedTest
    @MethodSource("ends")
    void eachEndHasItsOwnName(String expected, List<Evidence> steps) {
        var wanted = Stream.of(expected.split(" ")).sorted().toList();
        assertEquals(wanted, all(given(DIRECT, steps)));
    }

    @Test
    void whatTheUserStoppedIsNotShortOfTime() {
        var steps = new Evidence[] {credential(null), created(FINE), step(Step.BLOCK, CANCELLED), gone()};
        var given = reached().ended(new Outcome.Cancelled(), "azure.upload", DIRECT, steps);
        assertEquals(List.of(), roots(given));
    }

    @Test
    void anUploadThatTheEndOfTheRunSealedTellsHowFarItCame() {
        var steps = committed(80, 20).subList(0, 6).toArray(Evidence[]::new);
        var given = reached().ended(new Outcome.DeadlineReached(), "azure.upload", DIRECT, steps);
        var finding = named(given, "RUN_TIME_BUDGET");
        assertEquals(String.valueOf(4 * Steps.PIECE), finding.args().get("bytes"));
    }

    @Test
    void aLeftOverIsNamedWithItsPlaceAndWhyItStays() {
        var finding = named(
                given(DIRECT, List.of(kept(answered(409, "BlobImmutableDueToPolicy", true)))),
                "STORAGE_TEST_LEFT_OVER");
        assertEquals("azreach-1", finding.args().get("place"));
        assertEquals("BlobImmutableDueToPolicy", finding.args().get("code"));
        assertEquals(Confidence.CONFIRMED, finding.confidence());
    }

    @Test
    void nothingIsLeftWhereNothingEverArrived() {
        var given =
                new Given().plugin(new AzurePlugin()).seen("azure.upload", DIRECT, credential(null), created(TIMEOUT));
        assertEquals(List.of("STORAGE_TEST_INCOMPLETE"), roots(given));
    }

    @Test
    void anExpiredSignatureIsToldWithTheServicesTime() {
        var past = Instant.parse("2026-11-20T00:00:00Z");
        var terms = new SasTerms(null, past, "rwdlac", "b", "sco", null, null);
        var finding = named(refusedWith(terms, "AuthenticationFailed"), "STORAGE_AUTH_FAILED");
        assertEquals("2026-11-20T00:00:00Z", finding.args().get("expired"));
        assertEquals("2026-11-21T09:30:00Z", finding.args().get("now"));
    }

    @Test
    void aSignatureForLaterIsToldWithItsBeginning() {
        var terms = new SasTerms(Instant.parse("2026-11-21T12:00:00Z"), null, "rwdlac", "b", "sco", null, null);
        var finding = named(refusedWith(terms, "AuthenticationFailed"), "STORAGE_AUTH_FAILED");
        assertEquals("2026-11-21T12:00:00Z", finding.args().get("starts"));
    }

    @Test
    void aSignatureThatIsValidAndRefusedIsWrongItself() {
        var later = Instant.parse("2026-12-01T00:00:00Z");
        var terms = new SasTerms(null, later, "rwdlac", "b", "sco", null, null);
        var args = named(refusedWith(terms, "AuthenticationFailed"), "STORAGE_AUTH_FAILED")
                .args();
        assertFalse(args.containsKey("expired") || args.containsKey("starts"), args.toString());
    }

    static Stream<Arguments> narrow() {
        return Stream.of(
                Arguments.of(new SasTerms(null, null, "rl", "b", "sco", null, null), "sp=c/sp=w"),
                Arguments.of(new SasTerms(null, null, "rwdlac", "b", "o", null, null), "srt=c"),
                Arguments.of(new SasTerms(null, null, "rwdlac", "qt", "sco", null, null), "ss=b"),
                Arguments.of(new SasTerms(null, null, "rwdl", null, null, "c", null), "ss=b, srt=c"),
                Arguments.of(new SasTerms(null, null, null, null, null, null, null), null));
    }

    @ParameterizedTest
    @MethodSource("narrow")
    void aSignatureThatAllowsTooLittleIsToldWithWhatItLacks(SasTerms terms, @Nullable String lacks) {
        var finding = named(refusedWith(terms, "AuthorizationPermissionMismatch"), "STORAGE_TEST_REFUSED");
        assertEquals(lacks, finding.args().get("lacks"));
    }

    @Test
    void aSignatureForOtherAddressesIsToldWithThem() {
        var terms = new SasTerms(null, null, "rwdlac", "b", "sco", null, "203.0.113.0-203.0.113.9");
        var finding = named(refusedWith(terms, "AuthorizationSourceIPMismatch"), "STORAGE_TEST_REFUSED");
        assertEquals("203.0.113.0-203.0.113.9", finding.args().get("addresses"));
    }

    @Test
    void twoUploadsShareALineThatIsFastEnoughForBoth() {
        var half = whole(240).toArray(Evidence[]::new);
        assertEquals(List.of("PATH_THROUGHPUT_LOW", "STORAGE_UPLOAD_MEASURED"), roots(given(DIRECT, List.of(half))));
        var both = given(DIRECT, List.of(half)).seen("azure.upload", OTHER, half);
        assertEquals(
                List.of("STORAGE_UPLOAD_MEASURED"),
                roots(both).stream().distinct().toList());
    }

    @Test
    void aSlowBeginningIsNotTheLine() {
        var steps = new ArrayList<>(whole(80));
        steps.set(2, step(Step.BLOCK, Steps.PIECE, Steps.PIECE, 2500, FINE));
        assertEquals(List.of("STORAGE_UPLOAD_MEASURED"), roots(given(DIRECT, steps)));
    }

    @Test
    void aLineThatIsTooSlowForBothIsToldForBoth() {
        var slow = whole(900).toArray(Evidence[]::new);
        var both = given(DIRECT, List.of(slow)).seen("azure.upload", OTHER, slow);
        assertEquals(2, named(both, "PATH_THROUGHPUT_LOW").targets().size());
    }

    // ------------------------------------------------------------------ evidence

    private static StorageStep missing() {
        return undeleted(answered(404, "ContainerNotFound", true));
    }

    private static StorageStep undeleted(End end) {
        return step(Step.DELETE_CONTAINER, end);
    }

    private static Evidence[] reading(End end) {
        var steps = committed(80, 20);
        steps.add(step(Step.READ, 0, Steps.PIECE, 6000, end));
        steps.add(gone());
        return steps.toArray(Evidence[]::new);
    }

    /** All went well but the deleting. */
    private static Evidence[] kept(End end) {
        var steps = new ArrayList<>(whole(80));
        steps.remove(steps.size() - 1);
        steps.add(undeleted(end));
        return steps.toArray(Evidence[]::new);
    }

    /** One small piece was all there was time for. */
    private static Evidence[] hurried() {
        return new Evidence[] {
            credential(null),
            created(FINE),
            step(Step.BLOCK, 32_768, 32_768, 100, FINE),
            step(Step.COMMIT, 32_768, 0, 20, FINE),
            step(Step.COMPARE, 32_768, 32_768, 0, new End(null, null, false, null)),
            gone()
        };
    }

    private static Given refusedWith(SasTerms terms, String code) {
        var marks = Map.of("x-ms-error-code", code, "date", "Sat, 21 Nov 2026 09:30:00 GMT");
        return reached()
                .seen(
                        "azure.upload",
                        DIRECT,
                        terms,
                        credential(null),
                        created(answered(403, code, true)),
                        exchange("PUT", 403, marks, ""));
    }

    /** The endpoint itself was reached before. */
    private static Given reached() {
        var plain = exchange("GET", 400, Map.of("x-ms-error-code", "InvalidQueryParameterValue"), "");
        return new Given()
                .plugin(new AzurePlugin())
                .seen("core.endpoint", DIRECT, Handshakes.genuine(Steps.HOST), plain);
    }

    private static Given given(Target target, List<Evidence> steps) {
        return reached().seen("azure.upload", target, steps.toArray(Evidence[]::new));
    }

    private static List<String> roots(Given given) {
        return given.findings().stream()
                .filter(RankedFinding::isRoot)
                .map(f -> f.finding().id().value())
                .sorted()
                .toList();
    }

    private static List<String> all(Given given) {
        return given.findings().stream()
                .map(f -> f.finding().id().value())
                .sorted()
                .toList();
    }

    private static Finding named(Given given, String id) {
        return given.findings().stream()
                .map(RankedFinding::finding)
                .filter(f -> f.id().value().equals(id))
                .findFirst()
                .orElseThrow(() -> new AssertionError(id + " is not among " + roots(given)));
    }
}
