package io.azreach.azure.upload;

import io.azreach.azure.upload.StorageStep.Step;
import io.azreach.model.Confidence;
import io.azreach.model.FailureKind;
import io.azreach.model.FindingBuilder;
import io.azreach.spi.FindingSink;

/** What came back is not what was written. */
final class Changed {
    private Changed() {}

    static void judge(BlobTest test, FindingSink sink) {
        test.steps(Step.COMPARE).stream()
                .filter(s -> s.failure() != null)
                .findFirst()
                .ifPresent(step -> sink.report(finding(test, step).build()));
    }

    private static FindingBuilder finding(BlobTest test, StorageStep step) {
        if (!BlobTest.failedWith(step, FailureKind.CLOSED)) {
            return test.finding(UploadFindings.CHANGED, Confidence.CONFIRMED, step)
                    .excluding("HTTP_TRUNCATED");
        }
        return test.finding(UploadFindings.TRUNCATED, Confidence.CONFIRMED, step)
                .arg("size", test.written())
                .excluding("HTTP_TAMPERED");
    }
}
