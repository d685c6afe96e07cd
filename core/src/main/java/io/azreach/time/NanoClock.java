package io.azreach.time;

/** A monotonic clock; {@link System#nanoTime()} in the product, a settable one in tests. Thread-safe. */
@FunctionalInterface
public interface NanoClock {
    NanoClock SYSTEM = System::nanoTime;

    /** Nanoseconds since an arbitrary origin; may be negative, only differences mean something. */
    long nanos();
}
