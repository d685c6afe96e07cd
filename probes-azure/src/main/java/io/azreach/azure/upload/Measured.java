package io.azreach.azure.upload;

import io.azreach.azure.upload.StorageStep.Step;
import io.azreach.model.Confidence;
import io.azreach.model.FindingBuilder;
import io.azreach.model.Observation;
import io.azreach.spi.FindingSink;
import io.azreach.spi.Recorded;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** How fast it went, and whether that is enough. */
final class Measured {
    /** Less says more about round trips than about the line. */
    private static final long LEAST_BYTES = 256 * 1024;

    private static final Duration LEAST_TIME = Duration.ofSeconds(2);

    private Measured() {}

    static void judge(BlobTest test, FindingSink sink) {
        if (!test.committed()) {
            return;
        }
        var spent = spent(test);
        double rate = test.written() * 1000.0 / Math.max(1, spent.toMillis());
        sink.report(withRate(test.finding(UploadFindings.MEASURED, Confidence.CONFIRMED), test, rate)
                .arg("create", millis(test, Step.CREATE_CONTAINER))
                .arg("list", millis(test, Step.LIST))
                .arg("read", millis(test, Step.READ))
                .arg("delete", millis(test, Step.DELETE))
                .build());
        if (isEnough(test) && rate < Need.BYTES_PER_SECOND && rate + others(test) < Need.BYTES_PER_SECOND) {
            sink.report(withRate(test.finding(UploadFindings.SLOW, Confidence.CONFIRMED), test, rate)
                    .arg("expected", text(Need.BYTES_PER_SECOND))
                    .arg("size", test.written())
                    .excluding("PATH_UPLOAD_STALL")
                    .build());
        }
    }

    /** Whether the rate says something about the line. */
    static boolean isEnough(BlobTest test) {
        return test.written() >= LEAST_BYTES || spent(test).compareTo(LEAST_TIME) > 0;
    }

    /** What tests with other accounts put through the same line meanwhile, in bytes a second. */
    private static double others(BlobTest test) {
        var during = test.observation();
        return test.evidence().all(StorageStep.class).stream()
                .filter(other -> other.evidence().step() == Step.BLOCK
                        && other.evidence().succeeded()
                        && !other.target().equals(test.target()))
                .collect(Collectors.groupingBy(
                        Recorded::source, LinkedHashMap::new, Collectors.summingLong(block -> block.evidence()
                                .amount())))
                .entrySet()
                .stream()
                .mapToDouble(other -> other.getValue() * overlap(during, other.getKey()) / seconds(spent(test)))
                .sum();
    }

    /** The part of another test that ran during this one. */
    private static double overlap(Observation during, Observation other) {
        var from = Collections.max(List.of(during.startedAt(), other.startedAt()));
        var until = Collections.min(List.of(
                during.startedAt().plus(during.took()), other.startedAt().plus(other.took())));
        return Math.max(0, seconds(Duration.between(from, until)) / seconds(other.took()));
    }

    private static double seconds(Duration time) {
        return Math.max(1, time.toMillis()) / 1000.0;
    }

    /** Time of the blocks without the round trip each of them costs: one large request has but one. */
    private static Duration spent(BlobTest test) {
        var each = test.roundTrip();
        return test.steps(Step.BLOCK).stream()
                .map(block -> block.took().minus(each))
                .filter(time -> !time.isNegative())
                .reduce(Duration.ZERO, Duration::plus);
    }

    private static FindingBuilder withRate(FindingBuilder finding, BlobTest test, double rate) {
        return finding.arg("bytes", test.written())
                .arg("ms", millis(test, Step.BLOCK))
                .arg("rate", text(rate));
    }

    private static long millis(BlobTest test, Step kind) {
        return test.steps(kind).stream().mapToLong(s -> s.took().toMillis()).sum();
    }

    private static String text(double bytesPerSecond) {
        return String.format(Locale.ROOT, "%.0f kbit/s (%.2f MB/s)", bytesPerSecond * 8 / 1000, bytesPerSecond / 1e6);
    }
}
