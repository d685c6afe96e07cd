package io.azreach.azure.upload;

import io.azreach.azure.upload.StorageStep.Step;
import io.azreach.model.Confidence;
import io.azreach.model.FindingBuilder;
import io.azreach.spi.FindingSink;
import java.util.Locale;

/** How fast it went, and whether that is enough. */
final class Measured {
    private Measured() {}

    static void judge(BlobTest test, FindingSink sink) {
        if (!test.committed()) {
            return;
        }
        var rate = LineRate.of(test);
        sink.report(withRate(test.finding(UploadFindings.MEASURED, Confidence.CONFIRMED), test, rate)
                .arg("create", millis(test, Step.CREATE_CONTAINER))
                .arg("list", millis(test, Step.LIST))
                .arg("read", millis(test, Step.READ))
                .arg("delete", millis(test, Step.DELETE))
                .build());
        if (rate.isEnough() && rate.withOthers() < Need.BYTES_PER_SECOND) {
            sink.report(withRate(test.finding(UploadFindings.SLOW, Confidence.CONFIRMED), test, rate)
                    .arg("expected", text(Need.BYTES_PER_SECOND))
                    .arg("size", test.written())
                    .excluding("PATH_UPLOAD_STALL")
                    .build());
        }
    }

    private static FindingBuilder withRate(FindingBuilder finding, BlobTest test, LineRate rate) {
        return finding.arg("bytes", test.written())
                .arg("ms", millis(test, Step.BLOCK))
                .arg("rate", text(rate.own()));
    }

    private static long millis(BlobTest test, Step kind) {
        return test.steps(kind).stream().mapToLong(s -> s.took().toMillis()).sum();
    }

    private static String text(double bytesPerSecond) {
        return String.format(Locale.ROOT, "%.0f kbit/s (%.2f MB/s)", bytesPerSecond * 8 / 1000, bytesPerSecond / 1e6);
    }
}
