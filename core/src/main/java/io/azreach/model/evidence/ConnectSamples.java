package io.azreach.model.evidence;

import io.azreach.model.Evidence;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;

/**
 * Many connects to one address, each over a source port of its own and closed at once, each given so little time that only its
 * first packet can have got through (RFC 6298: the second follows a second later).
 *
 * @param address the peer
 * @param port the peer's port
 * @param sent connects tried
 * @param answered round trips of those that stood in time, ascending
 * @param refused connects that were answered by a refusal
 * @param window how long each was given
 */
public record ConnectSamples(
        InetAddress address, int port, int sent, List<Duration> answered, int refused, Duration window)
        implements Evidence {
    public ConnectSamples {
        answered = answered.stream().sorted().toList();
    }

    /** Connects whose first packet, or its answer, did not arrive. */
    public int lost() {
        return sent - answered.size() - refused;
    }

    /** Round trip that a share of the answered connects stayed within; zero when none was answered. */
    public Duration percentile(double share) {
        return answered.isEmpty()
                ? Duration.ZERO
                : answered.get((int) Math.min(answered.size() - 1L, Math.round(share * (answered.size() - 1))));
    }
}
