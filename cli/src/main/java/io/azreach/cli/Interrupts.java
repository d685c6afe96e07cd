package io.azreach.cli;

import io.azreach.time.Cancellation;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Turns Ctrl-C and a request to terminate into a cancellation, and holds the process back until what was found so far is
 * written. The JVM then ends with 130 or 143 by itself. A second Ctrl-C ends the process at once.
 */
final class Interrupts implements AutoCloseable {
    private static final Duration LONGEST_FAREWELL = Duration.ofSeconds(10);

    private final Cancellation cancellation = new Cancellation();
    private final CountDownLatch farewell = new CountDownLatch(1);
    private final Thread hook = new Thread(this::stop, "azreach-stop");

    private Interrupts() {}

    static Interrupts install() {
        var interrupts = new Interrupts();
        Runtime.getRuntime().addShutdownHook(interrupts.hook);
        return interrupts;
    }

    Cancellation cancellation() {
        return cancellation;
    }

    private void stop() {
        SecondSignal.endsTheProcess();
        cancellation.request();
        try {
            if (!farewell.await(LONGEST_FAREWELL.toMillis(), TimeUnit.MILLISECONDS)) {
                System.getLogger(Interrupts.class.getName())
                        .log(System.Logger.Level.WARNING, "left before every report was written");
            }
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
        }
    }

    /** All reports are written and flushed. */
    @Override
    public void close() {
        farewell.countDown();
        if (!cancellation.isRequested()) {
            removeHook();
        }
    }

    private void removeHook() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException alreadyEnding) {
            cancellation.request();
        }
    }
}
