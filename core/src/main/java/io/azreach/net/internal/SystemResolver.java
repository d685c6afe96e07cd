package io.azreach.net.internal;

import io.azreach.model.Failure;
import io.azreach.model.FailureKind;
import io.azreach.model.evidence.NameLookup;
import io.azreach.time.Deadline;
import io.azreach.time.NanoClock;
import io.azreach.time.Stopwatch;
import java.io.Closeable;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Asks the operating system's resolver. The call into the C library cannot be interrupted, so it happens on a thread that
 * may be left behind, and nobody waits for it longer than allowed.
 */
final class SystemResolver implements Closeable {
    /** The blocking call itself. */
    @FunctionalInterface
    interface Source {
        InetAddress[] all(String name) throws UnknownHostException;
    }

    private record Found(List<InetAddress> addresses, Failure failure) {}

    private static final Failure NONE = Failure.of(FailureKind.NAME_NOT_RESOLVED);
    private static final int MOST_THREADS = 32;

    private final Source source;
    private final NanoClock nano;
    private final ConcurrentMap<String, CompletableFuture<Found>> asked = new ConcurrentHashMap<>();
    private final ExecutorService threads = DaemonThreads.atMost(MOST_THREADS, "azreach-lookup");

    SystemResolver(Source source, NanoClock nano) {
        this.source = source;
        this.nano = nano;
    }

    NameLookup lookup(String name, Deadline until, OpenResources resources) throws InterruptedException {
        var watch = Stopwatch.start(nano);
        if (name.isBlank()) {
            return new NameLookup(name, List.of(), watch.elapsed(), NONE);
        }
        var answer = asked.computeIfAbsent(name, this::start);
        var stop = new CompletableFuture<Found>();
        Closeable stopper = resources.add(() -> stop.cancel(false));
        try {
            CompletableFuture.anyOf(answer, stop).get(until.remaining().toNanos(), TimeUnit.NANOSECONDS);
            return lookup(name, answer.join(), watch.elapsed());
        } catch (TimeoutException e) {
            return new NameLookup(name, List.of(), watch.elapsed(), Failure.of(FailureKind.TIMEOUT));
        } catch (ExecutionException e) {
            return new NameLookup(name, List.of(), watch.elapsed(), stopOrDefect(e));
        } finally {
            resources.forget(stopper);
        }
    }

    private static NameLookup lookup(String name, Found found, Duration took) {
        return new NameLookup(name, found.addresses(), took, found.addresses().isEmpty() ? found.failure() : null);
    }

    private static Failure stopOrDefect(ExecutionException thrown) {
        var cause = thrown.getCause();
        return cause instanceof CancellationException || cause == null
                ? Failure.of(FailureKind.CANCELLED)
                : new Failure(FailureKind.UNKNOWN, Failures.detail(cause));
    }

    private CompletableFuture<Found> start(String name) {
        try {
            return CompletableFuture.supplyAsync(() -> ask(name), threads);
        } catch (RejectedExecutionException e) {
            return CompletableFuture.completedFuture(new Found(List.of(), Failure.of(FailureKind.CANCELLED)));
        }
    }

    private Found ask(String name) {
        try {
            return new Found(List.of(source.all(name)), NONE);
        } catch (UnknownHostException e) {
            return new Found(
                    List.of(), new Failure(FailureKind.NAME_NOT_RESOLVED, Printable.line(e.getMessage(), 200)));
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
        asked.values().forEach(answer -> answer.cancel(false));
    }
}
