package io.azreach.azure.upload;

import java.io.Closeable;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Lets whoever stops a test wait, for a short while, until it has deleted what it wrote. */
final class CleanUp implements Closeable {
    /** Also what one request of the clean-up may take. */
    static final Duration PATIENCE = Duration.ofSeconds(2);

    private final CountDownLatch done = new CountDownLatch(1);
    private final Journal journal;

    CleanUp(Journal journal) {
        this.journal = journal;
    }

    void done() {
        done.countDown();
    }

    /** What is not written down by the end of it counts as left behind. */
    @Override
    public void close() {
        try {
            if (!done.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                journal.close();
            }
        } catch (InterruptedException stop) {
            journal.close();
            Thread.currentThread().interrupt();
        }
    }
}
