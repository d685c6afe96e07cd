package io.azreach.engine;

import io.azreach.host.Host;
import io.azreach.model.Evidence;
import io.azreach.model.Fault;
import io.azreach.model.Observation;
import io.azreach.model.Outcome;
import io.azreach.net.Net;
import io.azreach.net.Network;
import io.azreach.spi.ProbeContext;
import io.azreach.spi.Settings;
import io.azreach.time.Deadline;
import io.azreach.time.NanoClock;
import io.azreach.time.Stopwatch;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One run of one probe: what it may use, what it recorded, and how it is stopped. The probe's thread records, the engine's
 * watchdog stops; whichever ends the run first seals it, and what comes later is dropped and counted.
 */
final class ProbeRun implements ProbeContext {
    static final int MOST_EVIDENCE = 10_000;

    /** Where a run takes place. */
    record Surroundings(Network network, Host host, Settings settings, Clock clock, NanoClock nano) {}

    private final Step step;
    private final Surroundings around;
    private final Deadline deadline;
    private final Stopwatch watch;
    private final Instant startedAt;
    private final Net net;
    private final List<Evidence> evidence = new ArrayList<>();
    private final List<Closeable> open = new ArrayList<>();
    private int dropped;
    private boolean closing;
    private boolean sealed;
    private @Nullable Outcome stopReason;
    private @Nullable Thread thread;

    ProbeRun(Step step, Surroundings around, Deadline runDeadline) {
        this.step = step;
        this.around = around;
        this.deadline = runDeadline.atMost(step.probe().info().cap());
        this.watch = Stopwatch.start(around.nano());
        this.startedAt = around.clock().instant();
        this.net = around.network().bind(deadline, this::closeOnCancel);
    }

    Step step() {
        return step;
    }

    /** Runs the probe on the calling thread; empty when the watchdog sealed the run before it ended. */
    Optional<Observation> observe() {
        synchronized (this) {
            thread = Thread.currentThread();
        }
        Outcome outcome;
        try {
            step.probe().observe(step.target(), this);
            outcome = new Outcome.Completed();
        } catch (InterruptedException stopped) {
            outcome = new Outcome.Cancelled();
        } catch (IOException | UncheckedIOException failed) {
            outcome = new Outcome.Broken(describe(failed));
        } catch (Exception | LinkageError | AssertionError broken) {
            outcome = new Outcome.Broken(describe(broken));
        } finally {
            synchronized (this) {
                thread = null;
            }
            closeAll();
        }
        return seal(outcome);
    }

    private static String describe(Throwable thrown) {
        var message = thrown.getMessage();
        return thrown.getClass().getName()
                + (message == null ? "" : ": " + message.lines().findFirst().orElse(""));
    }

    /** First step of stopping: interrupts the probe. */
    synchronized void interrupt(Outcome reason) {
        if (stopReason == null) {
            stopReason = reason;
        }
        if (thread != null) {
            thread.interrupt();
        }
    }

    /** Second step: closes whatever the probe blocks on. */
    void closeAll() {
        List<Closeable> pending;
        synchronized (this) {
            closing = true;
            pending = List.copyOf(open);
            open.clear();
        }
        pending.forEach(ProbeRun::closeQuietly);
    }

    /** Third step: takes the evidence as it is. Empty when the run was sealed before. */
    synchronized Optional<Observation> seal(Outcome outcome) {
        if (sealed) {
            return Optional.empty();
        }
        sealed = true;
        var ended = stopReason == null ? outcome : stopReason;
        return Optional.of(new Observation(
                step.ref(), step.probe().info().id(), step.target(), startedAt, watch.elapsed(), ended, evidence));
    }

    Duration remaining() {
        return deadline.remaining();
    }

    synchronized Optional<Fault> fault() {
        return dropped == 0
                ? Optional.empty()
                : Optional.of(new Fault(
                        step.probe().info().id().value(), "recorded " + dropped + " pieces of evidence too many"));
    }

    @Override
    public Deadline deadline() {
        return deadline;
    }

    @Override
    public Net net() {
        return net;
    }

    @Override
    public Host host() {
        return around.host();
    }

    @Override
    public Settings settings() {
        return around.settings();
    }

    @Override
    public synchronized void record(Evidence piece) {
        if (sealed || evidence.size() >= MOST_EVIDENCE) {
            dropped++;
        } else {
            evidence.add(piece);
        }
    }

    @Override
    public <C extends Closeable> C closeOnCancel(C resource) {
        boolean late;
        synchronized (this) {
            late = closing;
            if (!late) {
                open.add(resource);
            }
        }
        if (late) {
            closeQuietly(resource);
        }
        return resource;
    }

    private static void closeQuietly(Closeable resource) {
        try {
            resource.close();
        } catch (IOException | RuntimeException gone) {
            // nothing is left to be done about a resource that is being given up
        }
    }
}
