package io.azreach.probe.pac;

import org.mozilla.javascript.Context;
import org.mozilla.javascript.ContextFactory;

/** Runs scripts interpreted, step by step counted, without sight of any Java class. */
final class Sandbox extends ContextFactory {
    private static final int STEPS_BETWEEN_CHECKS = 10_000;
    private static final int DEEPEST_CALLS = 1000;

    private final long mostSteps;
    private long steps;

    Sandbox(long mostSteps) {
        this.mostSteps = mostSteps;
    }

    /** Not an exception, which a script could catch. */
    static final class StepLimitReached extends Error {
        private static final long serialVersionUID = 1;

        StepLimitReached() {
            super("step limit", null, false, false);
        }
    }

    @Override
    protected Context makeContext() {
        var context = super.makeContext();
        context.setLanguageVersion(Context.VERSION_ES6);
        context.setInterpretedMode(true);
        context.setMaximumInterpreterStackDepth(DEEPEST_CALLS);
        context.setInstructionObserverThreshold(STEPS_BETWEEN_CHECKS);
        context.setClassShutter(name -> false);
        return context;
    }

    /** Literals of XML are no JavaScript: a page sent in place of a script must not pass for one. */
    @Override
    protected boolean hasFeature(Context context, int feature) {
        return feature != Context.FEATURE_E4X && super.hasFeature(context, feature);
    }

    @Override
    protected void observeInstructionCount(Context context, int count) {
        steps += count;
        if (steps > mostSteps || Thread.currentThread().isInterrupted()) {
            throw new StepLimitReached();
        }
    }
}
