package io.azreach.engine;

import io.azreach.model.Fault;
import io.azreach.model.Observation;
import io.azreach.model.Outcome;
import io.azreach.time.Cancellation;
import io.azreach.time.Deadline;
import java.io.Closeable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The one class that knows about threads: runs steps side by side within limits, and stops those whose time is up in three
 * steps (interrupt, close, seal), so that no probe can hold up a run.
 */
final class ProbeRunner implements Closeable {
    static final int MOST_AT_ONCE = 48;
    static final int MOST_PER_HOST = 4;
    private static final Duration PATIENCE = Duration.ofMillis(150);

    private final ExecutorService workers = Executors.newCachedThreadPool(daemons("azreach-probe-"));
    private final ScheduledExecutorService watchdog =
            Executors.newSingleThreadScheduledExecutor(daemons("azreach-watchdog-"));
    private final ProbeRun.Surroundings around;
    private final RunListener listener;
    private final Cancellation cancellation;
    private final List<Fault> faults = new ArrayList<>();

    ProbeRunner(ProbeRun.Surroundings around, RunListener listener, Cancellation cancellation) {
        this.around = around;
        this.listener = listener;
        this.cancellation = cancellation;
    }

    /** Runs all steps; returns when each has ended or was left behind. Steps that never started are not in the result. */
    List<Observation> run(List<Step> steps, Deadline deadline) {
        listener.planned(steps.size());
        var batch = new Batch(steps, deadline);
        cancellation.onRequest(batch::cancel);
        return batch.await();
    }

    /** Sorted, since probes end in another order each time. */
    synchronized List<Fault> faults() {
        return faults.stream()
                .sorted(Comparator.comparing(Fault::source).thenComparing(Fault::message))
                .toList();
    }

    private synchronized void addFault(Fault fault) {
        faults.add(fault);
    }

    @Override
    public void close() {
        workers.shutdownNow();
        watchdog.shutdownNow();
    }

    private static ThreadFactory daemons(String prefix) {
        var count = new AtomicInteger();
        return task -> {
            var thread = new Thread(task, prefix + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }

    /** Steps that run together. Guarded by itself. */
    private final class Batch {
        private final LinkedList<Step> waiting;
        private final Deadline deadline;
        private final Map<String, Integer> perHost = new HashMap<>();
        private final List<ProbeRun> running = new ArrayList<>();
        private final List<Observation> done = new ArrayList<>();
        private boolean cancelled;

        Batch(List<Step> steps, Deadline deadline) {
            this.waiting = new LinkedList<>(steps);
            this.deadline = deadline;
        }

        synchronized List<Observation> await() {
            startMore();
            boolean interrupted = false;
            while (!running.isEmpty()) {
                try {
                    wait();
                } catch (InterruptedException stop) {
                    interrupted = true;
                    cancellation.request();
                }
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
            return List.copyOf(done);
        }

        private void startMore() {
            var next = waiting.iterator();
            while (next.hasNext() && running.size() < MOST_AT_ONCE && !cancelled && !deadline.isReached()) {
                var step = next.next();
                if (perHost.getOrDefault(step.target().host(), 0) < MOST_PER_HOST) {
                    next.remove();
                    start(step);
                }
            }
        }

        private void start(Step step) {
            if (!step.target().isMachine()) {
                perHost.merge(step.target().host(), 1, Integer::sum);
            }
            var run = new ProbeRun(step, around, deadline);
            running.add(run);
            listener.started(step.probe().info().id(), step.target());
            workers.execute(() -> run.observe().ifPresent(observation -> ended(run, observation)));
            var reason = new Outcome.DeadlineReached();
            stopAfter(run, run.remaining(), reason);
        }

        private void stopAfter(ProbeRun run, Duration wait, Outcome reason) {
            later(wait, () -> run.interrupt(reason));
            later(wait.plus(PATIENCE), run::closeAll);
            later(wait.plus(PATIENCE).plus(PATIENCE), () -> run.seal(reason).ifPresent(o -> ended(run, o)));
        }

        private void later(Duration wait, Runnable action) {
            if (!watchdog.isShutdown()) {
                var unused = watchdog.schedule(action, wait.toNanos(), TimeUnit.NANOSECONDS);
            }
        }

        private synchronized void ended(ProbeRun run, Observation observation) {
            running.remove(run);
            perHost.computeIfPresent(observation.target().host(), (host, count) -> count - 1);
            done.add(observation);
            if (observation.outcome() instanceof Outcome.Broken broken) {
                addFault(new Fault(observation.probe().value(), broken.fault()));
            }
            run.fault().ifPresent(ProbeRunner.this::addFault);
            listener.ended(observation);
            startMore();
            notifyAll();
        }

        synchronized void cancel() {
            if (!cancelled) {
                cancelled = true;
                List.copyOf(running).forEach(run -> stopAfter(run, Duration.ZERO, new Outcome.Cancelled()));
            }
        }
    }
}
