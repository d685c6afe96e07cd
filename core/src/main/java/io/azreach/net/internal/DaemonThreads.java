package io.azreach.net.internal;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Bounded daemon threads that go away when idle: a parked thread does not delay the end of the process. */
final class DaemonThreads {
    private static final long IDLE_SECONDS = 5;

    private DaemonThreads() {}

    static ExecutorService atMost(int most, String name) {
        var threads = new ThreadPoolExecutor(
                most, most, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
                    var thread = new Thread(task, name);
                    thread.setDaemon(true);
                    return thread;
                });
        threads.allowCoreThreadTimeOut(true);
        return threads;
    }
}
