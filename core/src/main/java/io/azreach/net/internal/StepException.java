package io.azreach.net.internal;

import io.azreach.model.Failure;
import io.azreach.model.FailureKind;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Carries a failure that a step has already named to the place where it becomes part of the evidence. */
final class StepException extends IOException {
    private static final long serialVersionUID = 1;

    private final transient Failure failure;

    StepException(FailureKind kind, @Nullable String detail) {
        super(kind.name());
        this.failure = new Failure(kind, detail);
    }

    Failure failure() {
        return failure;
    }
}
