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

    void done() {
        done.countDown();
    }

    @Override
    public void close() {
        try {
            if (!done.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                System.getLogger(CleanUp.class.getName())
                        .log(System.Logger.Level.DEBUG, "a test blob may be left behind");
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
