package io.azreach.azure.upload;

import io.azreach.azure.upload.StorageStep.Step;
import io.azreach.model.Observation;
import io.azreach.spi.Recorded;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;

/** What a line carried during a test, in bytes a second. */
record LineRate(BlobTest test, List<StorageStep> blocks) {
    /** Less says more about round trips than about the line. */
    private static final long LEAST_BYTES = 256 * 1024;

    private static final Duration LEAST_TIME = Duration.ofSeconds(2);

    LineRate {
        blocks = List.copyOf(blocks);
    }

    static LineRate of(BlobTest test) {
        var written =
                test.steps(Step.BLOCK).stream().filter(StorageStep::succeeded).toList();
        return new LineRate(test, written);
    }

    /** Whether the rate says something about the line. */
    boolean isEnough() {
        return test.written() >= LEAST_BYTES || spent(blocks).compareTo(LEAST_TIME) > 0;
    }

    /** The better one of all the time and the second half: connections and programs are slow at first. */
    double own() {
        var late = blocks.stream().filter(b -> b.bytes() * 2 > test.written()).toList();
        return Math.max(rate(blocks), rate(late));
    }

    private double rate(List<StorageStep> some) {
        return some.stream().mapToLong(StorageStep::amount).sum() / seconds(spent(some));
    }

    /** The same with what tests with other accounts put through the line meanwhile. */
    double withOthers() {
        return own()
                + test.evidence().all(StorageStep.class).stream()
                        .filter(this::isOfAnother)
                        .collect(Collectors.groupingBy(
                                Recorded::source, LinkedHashMap::new, Collectors.summingLong(b -> b.evidence()
                                        .amount())))
                        .entrySet()
                        .stream()
                        .mapToDouble(other -> other.getValue() * overlap(other.getKey()) / seconds(spent(blocks)))
                        .sum();
    }

    private boolean isOfAnother(Recorded<StorageStep> step) {
        return step.evidence().step() == Step.BLOCK
                && step.evidence().succeeded()
                && !step.target().equals(test.target());
    }

    /** The part of another test that ran during this one. */
    private double overlap(Observation other) {
        var own = test.observation();
        var from = Collections.max(List.of(own.startedAt(), other.startedAt()));
        var until = Collections.min(
                List.of(own.startedAt().plus(own.took()), other.startedAt().plus(other.took())));
        return until.isBefore(from) ? 0 : seconds(Duration.between(from, until)) / seconds(other.took());
    }

    /** Time of the blocks without the round trip each of them costs: one large request has but one. */
    private Duration spent(List<StorageStep> some) {
        var each = test.roundTrip();
        return some.stream()
                .map(block -> block.took().minus(each))
                .filter(time -> !time.isNegative())
                .reduce(Duration.ZERO, Duration::plus);
    }

    private static double seconds(Duration time) {
        return Math.max(1, time.toMillis()) / 1000.0;
    }
}
