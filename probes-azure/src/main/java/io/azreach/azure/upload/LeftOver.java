package io.azreach.azure.upload;

import io.azreach.azure.upload.StorageStep.Step;
import io.azreach.model.Confidence;
import io.azreach.spi.FindingSink;
import java.util.List;

/** What the test made and did not, or not surely, delete again. */
final class LeftOver {
    private static final int GONE = 404;

    private LeftOver() {}

    static void judge(BlobTest test, FindingSink sink) {
        if (isDeleted(test, Step.DELETE_CONTAINER)) {
            return;
        }
        boolean container = mayBe(test, Step.CREATE_CONTAINER);
        boolean blob = mayBe(test, Step.COMMIT) && !isDeleted(test, Step.DELETE);
        if (container || blob) {
            report(test, container, sink);
        }
    }

    private static void report(BlobTest test, boolean container, FindingSink sink) {
        var refused = test.steps(container ? Step.DELETE_CONTAINER : Step.DELETE).stream()
                .filter(step -> step.httpStatus() != null)
                .findFirst();
        var confidence = refused.isPresent() ? Confidence.CONFIRMED : Confidence.POSSIBLE;
        var builder = refused.map(step -> test.finding(UploadFindings.LEFT_OVER, confidence, step))
                .orElseGet(() -> test.finding(UploadFindings.LEFT_OVER, confidence));
        if (!test.place().isEmpty()) {
            builder.arg("place", container ? test.container() : test.place());
        }
        sink.report(builder.build());
    }

    /** Where nothing ever reaches the service, what got no answer was not done either. */
    private static boolean mayBe(BlobTest test, Step made) {
        return test.steps(made).stream()
                .anyMatch(step -> step.succeeded() || step.mayHaveWorked() && test.serviceAnswered());
    }

    private static boolean isDeleted(BlobTest test, Step deletion) {
        List<StorageStep> steps = test.steps(deletion);
        return steps.stream()
                .anyMatch(step -> step.succeeded() || step.httpStatus() != null && step.httpStatus() == GONE);
    }
}
