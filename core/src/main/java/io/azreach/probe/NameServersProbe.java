package io.azreach.probe;

import io.azreach.model.HostInfo;
import io.azreach.model.HostPort;
import io.azreach.model.Route;
import io.azreach.model.Target;
import io.azreach.model.evidence.DnsAnswer;
import io.azreach.net.DnsQuery;
import io.azreach.net.Literals;
import io.azreach.spi.Applicability;
import io.azreach.spi.Probe;
import io.azreach.spi.ProbeContext;
import io.azreach.spi.ProbeInfo;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * Asks every configured name server by itself for a target's name, since the operating system's answer hides the response
 * code and which server gave it. A truncated answer is asked for again over TCP, as any resolver does (RFC 7766).
 */
final class NameServersProbe implements Probe {
    private static final Duration UDP_CAP = Duration.ofMillis(2400);
    private static final Duration TCP_CAP = Duration.ofMillis(1800);

    @Override
    public ProbeInfo info() {
        return ProbeInfo.measure("core.name-servers", Duration.ofSeconds(8));
    }

    @Override
    public Applicability applicableTo(Target target, HostInfo host) {
        return Applicability.when(!target.isMachine()
                && target.route() instanceof Route.Direct
                && !target.host().isEmpty()
                && !Literals.isLiteral(target.host()));
    }

    @Override
    public void observe(Target target, ProbeContext context) throws InterruptedException {
        var queries = new ArrayList<DnsQuery>();
        for (var server : servers(context)) {
            queries.add(DnsQuery.udp(server, target.host(), "A"));
            queries.add(DnsQuery.udp(server, target.host(), "AAAA"));
        }
        var answers = context.net().query(queries, UDP_CAP);
        answers.forEach(context::record);
        var again = new ArrayList<DnsQuery>();
        for (int i = 0; i < answers.size(); i++) {
            if (answers.get(i).truncated()) {
                again.add(queries.get(i).overTcp());
            }
        }
        if (!again.isEmpty()) {
            List<DnsAnswer> overTcp = context.net().query(again, TCP_CAP);
            overTcp.forEach(context::record);
        }
    }

    private static LinkedHashSet<HostPort> servers(ProbeContext context) {
        var servers = new LinkedHashSet<HostPort>();
        context.net().resolverConfigs().forEach(config -> servers.addAll(config.servers()));
        return servers;
    }
}
