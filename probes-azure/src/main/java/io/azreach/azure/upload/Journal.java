package io.azreach.azure.upload;

import io.azreach.azure.upload.StorageStep.Step;
import io.azreach.model.Evidence;
import io.azreach.model.Failure;
import io.azreach.model.evidence.HttpExchange;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Writes down the steps of a test. A refusing answer is also recorded as the exchange it was, so that the rules on who
 * answered and why look at it like at any other.
 */
final class Journal {
    private static final int TOO_LARGE = 413;

    private final String account;
    private final long size;
    private final Consumer<Evidence> records;
    private volatile boolean closed;
    private @Nullable String place;

    Journal(String account, long size, Consumer<Evidence> records) {
        this.account = account;
        this.size = size;
        this.records = records;
    }

    long size() {
        return size;
    }

    /** From here on it is about this container and blob. */
    void at(BlobPlace where) {
        place = where.container() + "/" + where.blob();
    }

    /** Nothing is recorded any more: nobody waits for the rest of the tidying up. */
    void close() {
        closed = true;
    }

    /** Gives back whether the step went well. */
    boolean step(Step step, long bytes, long amount, StorageAnswer answer) {
        record(new StorageStep(
                account,
                step,
                size,
                bytes,
                amount,
                answer.took(),
                answer.status(),
                answer.errorCode(),
                answer.byService(),
                answer.failure(),
                place));
        // A limit on the size says nothing about requests as such
        if (answer.status() != null && answer.status() >= 300 && answer.status() != TOO_LARGE) {
            record(exchange(answer));
        }
        return answer.succeeded();
    }

    /** A step for which nothing was sent. */
    void unsent(Step step, long bytes, Failure why) {
        step(step, bytes, 0, StorageAnswer.unsent(why, Duration.ZERO));
    }

    void compared(long bytes, @Nullable Failure difference) {
        step(Step.COMPARE, bytes, bytes, StorageAnswer.unsent(difference, Duration.ZERO));
    }

    private static HttpExchange exchange(StorageAnswer answer) {
        return new HttpExchange(
                answer.method(),
                answer.url(),
                answer.status(),
                null,
                answer.headers(),
                answer.errorText(),
                answer.body().length,
                null,
                answer.took(),
                null);
    }

    private void record(Evidence evidence) {
        if (!closed) {
            records.accept(evidence);
        }
    }
}
