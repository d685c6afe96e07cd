package io.azreach.model;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of one step over the network or the machine: it gave a value or it failed, and how long it took.
 *
 * @param <T> what a successful step gives
 */
public sealed interface Attempt<T> {
    /** Time from the start of the step to its outcome, on a monotonic clock. */
    Duration took();

    /** The value of a successful step. */
    default Optional<T> value() {
        return this instanceof Succeeded<T> s ? Optional.of(s.result()) : Optional.empty();
    }

    /** The failure, or null when the step succeeded. */
    default @Nullable Failure failure() {
        return this instanceof Failed<T> f ? f.why() : null;
    }

    /** The step gave a value. */
    record Succeeded<T>(T result, Duration took) implements Attempt<T> {}

    /** The step gave none. */
    record Failed<T>(Failure why, Duration took) implements Attempt<T> {}

    static <T> Attempt<T> succeeded(T result, Duration took) {
        return new Succeeded<>(result, took);
    }

    static <T> Attempt<T> failed(Failure why, Duration took) {
        return new Failed<>(why, took);
    }
}
