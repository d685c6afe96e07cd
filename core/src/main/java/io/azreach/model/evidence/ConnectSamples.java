package io.azreach.model.evidence;

import io.azreach.model.Evidence;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Many connects to one address, each over a source port of its own and closed at once, each given so little time that only its
 * first packet can have got through (RFC 6298: the second follows a second later). Where some stood and some did not, a few
 * ports of both kinds were tried again: what depends on the port shows itself.
 *
 * @param address the peer
 * @param port the peer's port
 * @param sent connects tried, those from a port that was tried before left out
 * @param answered round trips of those that stood in time, ascending
 * @param refused connects that were answered by a refusal
 * @param window how long the first ones were given; later ones may get less, but never less than twice what others took
 * @param source our address; null where none stood, and in reports that do not tell
 * @param ports our ports with all tries from them, ascending; none in reports that do not tell
 */
public record ConnectSamples(
        InetAddress address,
        int port,
        int sent,
        List<Duration> answered,
        int refused,
        Duration window,
        @Nullable InetAddress source,
        List<SourcePort> ports)
        implements Evidence {
    public ConnectSamples {
        answered = answered.stream().sorted().toList();
        ports = ports.stream().sorted(Comparator.comparingInt(SourcePort::port)).toList();
    }

    /** Some stood and some did not, whatever the others met. */
    public boolean mixed() {
        return !answered.isEmpty() && answered.size() < sent;
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
