package io.azreach.time;

/** A monotonic clock; {@link #SYSTEM} in the product, a settable one in tests. Thread-safe. */
@FunctionalInterface
public interface NanoClock {
    /** In whole microseconds, as reports carry no more: a diagnosis of a report must see what the run saw. */
    NanoClock SYSTEM = () -> System.nanoTime() / 1000 * 1000;

    /** Nanoseconds since an arbitrary origin; may be negative, only differences mean something. */
    long nanos();
}
