package io.azreach.model.evidence;

import io.azreach.model.Evidence;
import io.azreach.model.Failure;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Connects to one address and port from several addresses of this machine, the one the system chooses among them.
 *
 * @param address the peer
 * @param port the peer's port
 * @param chosen the address the system leaves from when a program names none; null where it did not tell
 * @param trials what became of each, the chosen one first
 */
public record SourceTrials(
        InetAddress address, int port, @Nullable InetAddress chosen, List<Trial> trials) implements Evidence {
    public SourceTrials {
        trials = List.copyOf(trials);
    }

    /**
     * Some connects from one address, at the same time.
     *
     * @param source our address
     * @param device the interface that has it
     * @param tries connects
     * @param stood how many stood
     * @param took the longest of them
     * @param failure why one of them failed; null when all stood
     */
    public record Trial(
            InetAddress source,
            String device,
            int tries,
            int stood,
            Duration took,
            @Nullable Failure failure) {
        /** Every connect stood. */
        public boolean works() {
            return tries > 0 && stood == tries;
        }
    }
}
