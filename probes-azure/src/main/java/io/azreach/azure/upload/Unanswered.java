package io.azreach.azure.upload;

import io.azreach.azure.upload.StorageStep.Step;
import io.azreach.model.Confidence;
import io.azreach.model.Failure;
import io.azreach.model.FindingBuilder;
import io.azreach.model.Severity;
import io.azreach.spi.FindingSink;

/** A step got no answer, or none of the service's, and that is not about the amount that was written. */
final class Unanswered {
    private Unanswered() {}

    static void judge(BlobTest test, FindingSink sink) {
        test.broken()
                .filter(step -> !step.byService()
                        && step.step() != Step.CREDENTIAL
                        && step.step() != Step.COMPARE
                        && !BlobTest.cutShort(step)
                        && !BrokenOff.isAbout(test, step))
                .ifPresent(step -> sink.report(finding(test, step).build()));
    }

    private static FindingBuilder finding(BlobTest test, StorageStep step) {
        var failure = step.failure();
        if (failure == null) {
            return test.finding(UploadFindings.INCOMPLETE, Confidence.CONFIRMED, step);
        }
        if (!test.serviceAnswered() || StorageStep.whileConnecting(failure)) {
            return incomplete(test, step, failure);
        }
        return switch (failure.kind()) {
            case TIMEOUT ->
                test.finding(UploadFindings.NO_ANSWER, Confidence.CONFIRMED, step)
                        .arg("detail", BlobTest.word(step))
                        .excluding("TLS_HANDSHAKE_TIMEOUT", "PATH_UPLOAD_STALL");
            case RESET ->
                test.finding(UploadFindings.RESET, Confidence.CONFIRMED, step)
                        .excluding("TLS_RESET", "TCP_RESET_AFTER_CONNECT", "PATH_UPLOAD_STALL");
            case CLOSED ->
                test.finding(UploadFindings.TRUNCATED, Confidence.CONFIRMED, step)
                        .severity(Severity.BLOCKER)
                        .arg("detail", failure)
                        .excluding("TCP_RESET_MID_STREAM");
            default -> incomplete(test, step, failure);
        };
    }

    private static FindingBuilder incomplete(BlobTest test, StorageStep step, Failure failure) {
        return test.finding(UploadFindings.INCOMPLETE, Confidence.CONFIRMED, step)
                .arg("detail", failure);
    }
}
