package io.azreach.model.evidence;

import io.azreach.model.Evidence;
import io.azreach.model.Failure;
import io.azreach.model.FailureKind;
import java.net.InetAddress;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a peer did with a connection on which nothing was sent.
 *
 * @param address the peer
 * @param port its port
 * @param bytes what it said unasked
 * @param took until it spoke or ended the connection, or the time it was listened to
 * @param failure {@code CLOSED} or {@code RESET} when it ended the connection, {@code TIMEOUT} when it waited; null when it spoke
 */
public record QuietConnection(
        InetAddress address,
        int port,
        int bytes,
        Duration took,
        @Nullable Failure failure) implements Evidence {
    /** The peer ended it, though it had nothing to dislike but who connects. */
    public boolean ended(FailureKind how) {
        return failure != null && failure.kind() == how;
    }
}
