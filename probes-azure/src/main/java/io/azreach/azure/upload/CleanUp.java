package io.azreach.azure.upload;

import io.azreach.time.Deadline;
import io.azreach.time.NanoClock;
import java.io.Closeable;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Lets whoever stops a test wait, for a short while, until it has deleted what it wrote. */
final class CleanUp implements Closeable {
    /** Also what one request of the clean-up may take. */
    static final Duration PATIENCE = Duration.ofSeconds(2);

    private final CountDownLatch done = new CountDownLatch(1);
    private final Journal journal;
    private volatile @Nullable Deadline until;

    CleanUp(Journal journal) {
        this.journal = journal;
    }

    /** From here on it takes its time; tests that are stopped together do not take it one after the other. */
    void begin() {
        until = Deadline.after(PATIENCE, NanoClock.SYSTEM);
    }

    void done() {
        done.countDown();
    }

    /** What is not written down by the end of it counts as left behind. */
    @Override
    public void close() {
        var begun = until;
        var wait = begun == null ? PATIENCE : begun.remaining();
        try {
            if (!done.await(wait.toMillis(), TimeUnit.MILLISECONDS)) {
                journal.close();
            }
        } catch (InterruptedException stop) {
            journal.close();
            Thread.currentThread().interrupt();
        }
    }
}
