package io.azreach.azure.upload;

import io.azreach.azure.upload.StorageStep.Step;
import io.azreach.model.Confidence;
import io.azreach.model.Failure;
import io.azreach.model.FailureKind;
import io.azreach.model.Finding;
import io.azreach.model.FindingBuilder;
import io.azreach.model.FindingType;
import io.azreach.model.Target;
import io.azreach.model.evidence.HttpExchange;
import io.azreach.spi.EvidenceView;
import io.azreach.spi.Recorded;
import java.time.Duration;
import java.util.List;
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
                .arg(
                        "step",
                        step.step().name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'))
                .arg("bytes", step.bytes())
                .arg("ms", step.took().toMillis());
        if (step.httpStatus() != null) {
            builder.arg("status", step.httpStatus());
        }
        return step.errorCode() == null ? builder : builder.arg("code", step.errorCode());
    }

    static boolean failedWith(StorageStep step, FailureKind... kinds) {
        Failure failure = step.failure();
        return failure != null && List.of(kinds).contains(failure.kind());
    }
}
