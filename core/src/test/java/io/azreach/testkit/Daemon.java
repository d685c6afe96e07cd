package io.azreach.testkit;

/** Threads that never keep a test run alive. */
final class Daemon {
    private Daemon() {}

    static void run(String name, Runnable work) {
        var thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }
}
