package io.azreach.azure.upload;

import io.azreach.azure.upload.StorageStep.Step;
import io.azreach.model.Confidence;
import io.azreach.model.Outcome;
import io.azreach.spi.FindingSink;

/** The run ended before the test could tell anything. */
final class OutOfTime {
    private OutOfTime() {}

    static void judge(BlobTest test, FindingSink sink) {
        if (test.observation().outcome() instanceof Outcome.Cancelled) {
            return;
        }
        if (test.broken().filter(BlobTest::cutShort).isPresent() || unfinished(test) || tellsTooLittle(test)) {
            sink.report(test.finding(UploadFindings.TIME_BUDGET, Confidence.CONFIRMED)
                    .arg("bytes", test.written())
                    .build());
        }
    }

    /** Sealed before the step it was at could be written down, or left without time to read back. */
    private static boolean unfinished(BlobTest test) {
        return test.broken().isEmpty() && test.steps(Step.COMPARE).isEmpty();
    }

    private static boolean tellsTooLittle(BlobTest test) {
        return test.committed()
                && test.written() < test.size()
                && !LineRate.of(test).isEnough();
    }
}
