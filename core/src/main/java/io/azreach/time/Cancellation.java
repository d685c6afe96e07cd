package io.azreach.time;

import java.util.ArrayList;
import java.util.List;

/** A request to stop that can be made once, from any thread, and never taken back. */
public final class Cancellation {
    private final List<Runnable> actions = new ArrayList<>();
    private boolean requested;

    /** Asks to stop. Actions run on the calling thread, in order of registration; a second call does nothing. */
    public void request() {
        List<Runnable> pending;
        synchronized (this) {
            if (requested) {
                return;
            }
            requested = true;
            pending = List.copyOf(actions);
        }
        pending.forEach(Runnable::run);
    }

    public synchronized boolean isRequested() {
        return requested;
    }

    /** Runs the action when stopping is asked for, or at once when it was already. The action must not block or throw. */
    public void onRequest(Runnable action) {
        synchronized (this) {
            if (!requested) {
                actions.add(action);
                return;
            }
        }
        action.run();
    }
}
