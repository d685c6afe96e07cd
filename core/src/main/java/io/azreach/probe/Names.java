package io.azreach.probe;

import io.azreach.model.FailureKind;
import io.azreach.model.evidence.DnsAnswer;
import io.azreach.model.evidence.NameLookup;
import io.azreach.net.DnsQuery;
import io.azreach.net.Literals;
import io.azreach.spi.ProbeContext;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Addresses of a name as this machine's programs get them, recorded. */
final class Names {
    /** A resolver whose first server is dead needs longer; its other servers are then asked by ourselves. */
    private static final Duration LOOKUP_CAP = Duration.ofMillis(2500);

    private static final Duration QUERY_CAP = Duration.ofMillis(1500);
    /** Until the system's own first wait of five seconds is over: what all servers answer late is late and not lost. */
    private static final Duration PATIENCE = Duration.ofMillis(1200);

    private final ProbeContext context;

    Names(ProbeContext context) {
        this.context = context;
    }

    List<InetAddress> addresses(String host) throws InterruptedException {
        if (Literals.isLiteral(host)) {
            return List.of(Literals.parse(host));
        }
        var lookup = context.net().lookup(host, LOOKUP_CAP);
        if (!timedOut(lookup)) {
            context.record(lookup);
            return lookup.addresses();
        }
        var given = fromServers(host);
        if (!given.isEmpty()) {
            context.record(lookup);
            return given;
        }
        var later = context.net().lookup(host, PATIENCE);
        var whole = LOOKUP_CAP.plus(QUERY_CAP).plus(later.took());
        var late = new NameLookup(host, later.addresses(), whole, later.failure());
        context.record(late);
        return late.addresses();
    }

    private static boolean timedOut(NameLookup lookup) {
        return lookup.failure() != null && lookup.failure().kind() == FailureKind.TIMEOUT;
    }

    private List<InetAddress> fromServers(String host) throws InterruptedException {
        var queries = new ArrayList<DnsQuery>();
        for (var config : context.net().resolverConfigs()) {
            for (var server : config.servers()) {
                queries.add(DnsQuery.udp(server, host, "A"));
                queries.add(DnsQuery.udp(server, host, "AAAA"));
            }
        }
        return context.net().query(queries, QUERY_CAP).stream()
                .map(DnsAnswer::addresses)
                .flatMap(List::stream)
                .distinct()
                .toList();
    }
}
