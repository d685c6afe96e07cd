package io.azreach.engine;

import io.azreach.model.Observation;
import io.azreach.model.ProbeId;
import io.azreach.model.Target;

/** Lets one call through at a time, as {@link RunListener} promises, and drops what a listener throws. */
final class GuardedListener implements RunListener {
    private final RunListener listener;

    GuardedListener(RunListener listener) {
        this.listener = listener;
    }

    @Override
    public synchronized void planned(int more) {
        guarded(() -> listener.planned(more));
    }

    @Override
    public synchronized void started(ProbeId probe, Target target) {
        guarded(() -> listener.started(probe, target));
    }

    @Override
    public synchronized void ended(Observation observation) {
        guarded(() -> listener.ended(observation));
    }

    private static void guarded(Runnable call) {
        try {
            call.run();
        } catch (RuntimeException broken) {
            System.getLogger(GuardedListener.class.getName())
                    .log(System.Logger.Level.DEBUG, "a listener broke", broken);
        }
    }
}
