package io.azreach.azure.upload;

import io.azreach.azure.upload.StorageStep.Step;
import io.azreach.model.Confidence;
import io.azreach.model.Failure;
import io.azreach.model.FailureKind;
import io.azreach.model.Finding;
import io.azreach.model.FindingBuilder;
import io.azreach.model.FindingType;
import io.azreach.model.Observation;
import io.azreach.model.Target;
import io.azreach.model.evidence.HttpExchange;
import io.azreach.spi.EvidenceView;
import io.azreach.spi.Recorded;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/** The steps of one test with one account. */
record BlobTest(Target target, List<Recorded<StorageStep>> recorded, EvidenceView evidence) {
    BlobTest {
        recorded = List.copyOf(recorded);
    }

    List<StorageStep> steps() {
        return recorded.stream().map(Recorded::evidence).toList();
    }

    List<StorageStep> steps(Step kind) {
        return steps().stream().filter(s -> s.step() == kind).toList();
    }

    /** The step that ended the test early. */
    Optional<StorageStep> broken() {
        return steps().stream()
                .filter(s -> s.step() != Step.DELETE && s.step() != Step.DELETE_CONTAINER)
                .filter(s -> !s.succeeded())
                .findFirst();
    }

    /** Stopped by the end of the run, not by anything on the way. */
    static boolean cutShort(StorageStep step) {
        return failedWith(step, FailureKind.CANCELLED);
    }

    Observation observation() {
        return recorded.get(0).source();
    }

    long size() {
        return recorded.get(0).evidence().size();
    }

    /** Container and blob; empty when it is not known. */
    String place() {
        return steps().stream()
                .map(StorageStep::place)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("");
    }

    String container() {
        return place().split("/", 2)[0];
    }

    Optional<SasTerms> sas() {
        return evidence.last(target, SasTerms.class).map(Recorded::evidence);
    }

    long written() {
        return steps(Step.BLOCK).stream().mapToLong(StorageStep::bytes).max().orElse(0);
    }

    boolean committed() {
        return steps(Step.COMMIT).stream().anyMatch(StorageStep::succeeded);
    }

    /** Whether something small went through: an earlier step, or the plain request every endpoint is asked. */
    boolean smallRequestsPass() {
        return steps().stream().anyMatch(s -> s.httpStatus() != null && s.httpStatus() / 100 == 2)
                || evidence.on(target, HttpExchange.class).stream()
                        .anyMatch(e -> e.evidence().status() != null);
    }

    /** Whether the service itself answered anything on this way. */
    boolean serviceAnswered() {
        return steps().stream().anyMatch(StorageStep::byService)
                || evidence.on(target, HttpExchange.class).stream()
                        .anyMatch(e -> e.evidence().header("x-ms-request-id") != null);
    }

    /** What one exchange of a few bytes takes on a connection that stands. */
    Duration roundTrip() {
        return steps().stream()
                .filter(s -> s.succeeded() && s.httpStatus() != null && s.amount() == 0)
                .map(StorageStep::took)
                .min(Duration::compareTo)
                .orElse(Duration.ZERO);
    }

    FindingBuilder finding(FindingType type, Confidence confidence) {
        var first = recorded.get(0);
        return Finding.of(type, confidence)
                .on(target)
                .because(first.source().ref())
                .arg("host", target.host())
                .arg("port", target.port())
                .arg("account", first.evidence().account())
                .arg("size", first.evidence().size());
    }

    /** A finding about one step of it. */
    FindingBuilder finding(FindingType type, Confidence confidence, StorageStep step) {
        var builder = finding(type, confidence)
                .arg("step", word(step))
                .arg("bytes", step.bytes())
                .arg("ms", step.took().toMillis());
        if (step.httpStatus() != null) {
            builder.arg("status", step.httpStatus());
        }
        return step.errorCode() == null ? builder : builder.arg("code", step.errorCode());
    }

    /** The name of a step in texts. */
    static String word(StorageStep step) {
        return step.step().name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static boolean failedWith(StorageStep step, FailureKind... kinds) {
        Failure failure = step.failure();
        return failure != null && List.of(kinds).contains(failure.kind());
    }
}
