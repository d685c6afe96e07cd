package io.azreach.cli;

import io.azreach.engine.RunListener;
import io.azreach.model.Observation;
import io.azreach.model.ProbeId;
import io.azreach.model.Target;
import io.azreach.time.NanoClock;
import io.azreach.time.Stopwatch;
import java.io.PrintStream;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Tells on standard error how far a run is: one line rewritten on a terminal, a line every ten seconds otherwise. What is
 * shown is the step that takes longest.
 */
final class Progress implements RunListener, AutoCloseable {
    private static final Duration ON_TERMINAL = Duration.ofMillis(250);
    private static final Duration HEARTBEAT = Duration.ofSeconds(10);
    private static final Duration SLOW = Duration.ofSeconds(3);
    private static final String ERASE = "\r\u001b[K";

    private final PrintStream err;
    private final boolean rewrites;
    private final int columns;
    private final Wording texts;
    private final NanoClock clock;
    private final Stopwatch watch;
    private final Map<String, Stopwatch> running = new LinkedHashMap<>();
    private final ScheduledExecutorService ticker = Executors.newSingleThreadScheduledExecutor(work -> {
        var thread = new Thread(work, "azreach-progress");
        thread.setDaemon(true);
        return thread;
    });
    private int planned;
    private int done;
    private boolean closed;

    private Progress(Console console, Wording texts, NanoClock clock) {
        this.err = console.err();
        this.rewrites = console.canRewriteLines();
        this.columns = console.columns();
        this.texts = texts;
        this.clock = clock;
        this.watch = Stopwatch.start(clock);
    }

    static Progress on(Console console, Wording texts, NanoClock clock) {
        var progress = new Progress(console, texts, clock);
        long millis = (progress.rewrites ? ON_TERMINAL : HEARTBEAT).toMillis();
        var tick = progress.ticker.scheduleAtFixedRate(progress::tell, millis, millis, TimeUnit.MILLISECONDS);
        assert !tick.isCancelled();
        return progress;
    }

    @Override
    public synchronized void planned(int more) {
        planned += more;
    }

    @Override
    public synchronized void started(ProbeId probe, Target target) {
        running.put(probe + " " + target.id(), Stopwatch.start(clock));
    }

    @Override
    public synchronized void ended(Observation observation) {
        running.remove(observation.probe() + " " + observation.target().id());
        done++;
    }

    synchronized void tell() {
        if (closed) {
            return;
        }
        if (rewrites) {
            err.print(ERASE + fitted(line()));
        } else {
            err.println(texts.say(
                    "progress.heartbeat",
                    "line",
                    line(),
                    "seconds",
                    watch.elapsed().toSeconds()));
        }
        err.flush();
    }

    private String line() {
        var line = new StringBuilder().append(done).append('/').append(Math.max(planned, done));
        running.entrySet().stream().findFirst().ifPresent(oldest -> {
            line.append("  ").append(oldest.getKey());
            var since = oldest.getValue().elapsed();
            if (since.compareTo(SLOW) >= 0) {
                line.append("  ").append(texts.say("progress.slow", "seconds", since.toSeconds()));
            }
        });
        return line.toString();
    }

    // A line that wraps cannot be erased.
    private String fitted(String line) {
        return line.length() < columns ? line : line.substring(0, columns - 1);
    }

    /** Erases the line. */
    @Override
    public void close() {
        ticker.shutdownNow();
        synchronized (this) {
            closed = true;
            if (rewrites) {
                err.print(ERASE);
                err.flush();
            }
        }
    }
}
