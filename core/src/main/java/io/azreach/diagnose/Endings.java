package io.azreach.diagnose;

import io.azreach.model.Failure;
import io.azreach.model.FailureKind;
import org.jspecify.annotations.Nullable;

/** How a step that did not succeed came to its end. */
final class Endings {
    private Endings() {}

    /** The peer, or something on the way, ended it: orderly or not. */
    static boolean ended(@Nullable Failure failure) {
        return failure != null && (failure.kind() == FailureKind.CLOSED || failure.kind() == FailureKind.RESET);
    }

    /** Nobody ended it; the time was up. */
    static boolean timedOut(@Nullable Failure failure) {
        return failure != null && failure.kind() == FailureKind.TIMEOUT;
    }
}
