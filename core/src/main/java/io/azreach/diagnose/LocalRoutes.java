package io.azreach.diagnose;

import io.azreach.model.Outcome;
import io.azreach.model.evidence.RouteEntry;
import io.azreach.model.evidence.Unreadable;
import io.azreach.net.Cidr;
import io.azreach.spi.EvidenceView;
import io.azreach.spi.Recorded;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The machine's routing tables as recorded.
 *
 * @param entries none also where they could not be read
 * @param known whether they were read; a machine without a network has none
 */
record LocalRoutes(List<RouteEntry> entries, boolean known) {
    private static final Set<String> ALWAYS = Set.of("local", "main", "default");

    static LocalRoutes of(EvidenceView evidence) {
        var entries =
                evidence.all(RouteEntry.class).stream().map(Recorded::evidence).toList();
        return new LocalRoutes(entries, !entries.isEmpty() || read(evidence));
    }

    /** A look at the machine's network that came to its end and met nothing it could not read. */
    static boolean read(EvidenceView evidence) {
        return evidence.observations().stream()
                .filter(o -> o.target().isMachine() && o.probe().value().endsWith(".network"))
                .anyMatch(o -> o.outcome() instanceof Outcome.Completed
                        && o.evidence().stream().noneMatch(e -> e instanceof Unreadable));
    }

    /**
     * The entry that decides where packets to an address go: the longest prefix, then the smallest metric. Tables that only a
     * rule leads to count where those that are always asked have no entry.
     */
    Optional<RouteEntry> towards(InetAddress address) {
        var fitting = entries.stream()
                .filter(e -> Cidr.parse(e.destination())
                        .map(prefix -> prefix.contains(address))
                        .orElse(false))
                .toList();
        var always = fitting.stream().filter(e -> ALWAYS.contains(e.table())).toList();
        return (always.isEmpty() ? fitting : always)
                .stream()
                        .max(Comparator.comparingInt(LocalRoutes::length)
                                .thenComparing(Comparator.comparingLong(RouteEntry::metric)
                                        .reversed()));
    }

    private static int length(RouteEntry entry) {
        return Cidr.parse(entry.destination()).map(Cidr::length).orElse(-1);
    }

    Optional<RouteEntry> defaultRoute(InetAddress towards) {
        var all = towards instanceof Inet4Address ? "0.0.0.0/0" : "::/0";
        return entries.stream().filter(e -> e.destination().equals(all)).findFirst();
    }
}
