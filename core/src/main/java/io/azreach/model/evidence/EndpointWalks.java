package io.azreach.model.evidence;

import io.azreach.model.Evidence;
import io.azreach.model.Failure;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The same endpoint walked again, each time over a connection of its own: what fails only sometimes shows itself.
 *
 * @param address the peer
 * @param port its port
 * @param walks one after another
 */
public record EndpointWalks(InetAddress address, int port, List<Walk> walks) implements Evidence {
    public EndpointWalks {
        walks = List.copyOf(walks);
    }

    /** The last step that was completed. */
    public enum Step {
        NOTHING,
        CONNECT,
        TLS,
        ANSWER
    }

    /**
     * One walk.
     *
     * @param reached the last step that was completed
     * @param took for all of it
     * @param failure why it got no farther; null when it was answered
     */
    public record Walk(
            Step reached, Duration took, @Nullable Failure failure) {}

    public List<Walk> failed() {
        return walks.stream().filter(w -> w.failure() != null).toList();
    }

    /** Some were answered and some were not. */
    public boolean mixed() {
        int failed = failed().size();
        return failed > 0 && failed < walks.size();
    }
}
