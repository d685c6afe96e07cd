package io.azreach.azure.upload;

import io.azreach.azure.upload.StorageStep.Step;
import io.azreach.model.Confidence;
import io.azreach.spi.FindingSink;

/** What came back is not what was written. */
final class Changed {
    private Changed() {}

    static void judge(BlobTest test, FindingSink sink) {
        test.steps(Step.COMPARE).stream()
                .filter(s -> s.failure() != null)
                .findFirst()
                .ifPresent(step -> sink.report(test.finding(UploadFindings.CHANGED, Confidence.CONFIRMED, step)
                        .build()));
    }
}
