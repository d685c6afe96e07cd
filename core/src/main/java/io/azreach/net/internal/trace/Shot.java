package io.azreach.net.internal.trace;

import io.azreach.model.Failure;
import io.azreach.model.evidence.Hop;
import org.jspecify.annotations.Nullable;

/** One packet with a limited life, and what came of it. Used by one thread. */
interface Shot extends AutoCloseable {
    /** Whether an answer may still come. */
    boolean isPending();

    /** The answer, silence when there is none yet; null when no packet was taken. */
    @Nullable
    Hop hop();

    /** Why the system took no packet; null when it did. */
    @Nullable
    Failure refusal();

    @Override
    void close();
}
