package io.azreach.model.evidence;

import io.azreach.model.Evidence;
import io.azreach.model.Failure;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the operating system's resolver said, the way ordinary programs ask it: hosts file, search list and caches
 * included.
 *
 * @param name as asked
 * @param addresses in the order given; empty on failure
 * @param took how long the caller waited
 * @param failure why there is no address; Java hides the response code, see {@link DnsAnswer} for it
 */
public record NameLookup(
        String name,
        List<InetAddress> addresses,
        Duration took,
        @Nullable Failure failure) implements Evidence {
    public NameLookup {
        addresses = List.copyOf(addresses);
    }
}
