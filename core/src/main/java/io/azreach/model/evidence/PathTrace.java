package io.azreach.model.evidence;

import io.azreach.model.Evidence;
import io.azreach.model.Failure;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The way packets take to one address and port, learned by limiting their life. Routers answer only so many packets a
 * second: one silent hop says nothing, silence behind the last answering hop says where packets stop being answered.
 *
 * @param address the destination
 * @param port the port the question was about, which packets of another kind than asked for do not go to
 * @param protocol what was sent, which is not what was asked for where the machine can send nothing else
 * @param hops by rising {@code ttl}, from 1 up to the first that ended the path, or to the last that was tried
 * @param whole what a packet with the usual hop limit got; null when none was sent
 * @param took for all of it
 * @param failure {@code TIMEOUT} when nothing ended the path, {@code NOT_SUPPORTED} when this machine cannot trace, another
 *     kind when the kernel took no packet; null when {@link #ending()} is known
 */
public record PathTrace(
        InetAddress address,
        int port,
        Protocol protocol,
        List<Hop> hops,
        @Nullable Hop whole,
        Duration took,
        @Nullable Failure failure)
        implements Evidence {
    public PathTrace {
        hops = List.copyOf(hops);
    }

    /** What is sent. */
    public enum Protocol {
        /** First packets of connections to the port, which meet the same filters as any connection. */
        TCP,
        /** Datagrams. Routes are the same as for connections, filters may differ. */
        UDP,
        /** Echo requests, which have no port. Routes are the same as for connections, filters may differ. */
        ICMP
    }

    /** The answer of whoever ended the path: the nearest hop that did, else the answer to a whole packet. */
    public Optional<Hop> ending() {
        return hops.stream().filter(h -> h.answer().endsPath()).findFirst().or(() -> Optional.ofNullable(whole)
                .filter(h -> h.answer().endsPath()));
    }

    /** The farthest router that let go of a packet whose life was over: packets get at least that far. */
    public Optional<Hop> lastRouter() {
        return hops.stream().filter(h -> h.answer() == Hop.Answer.TIME_EXCEEDED).reduce((near, far) -> far);
    }
}
