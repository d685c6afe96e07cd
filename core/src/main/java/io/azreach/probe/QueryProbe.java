package io.azreach.probe;

import io.azreach.model.HostInfo;
import io.azreach.model.HostPort;
import io.azreach.model.Target;
import io.azreach.net.DnsQuery;
import io.azreach.spi.Applicability;
import io.azreach.spi.FollowUp;
import io.azreach.spi.Probe;
import io.azreach.spi.ProbeContext;
import io.azreach.spi.ProbeInfo;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Asks one server one question that differs in one respect from the one asked before: the contrast for name resolution. */
public final class QueryProbe implements Probe {
    private static final Duration CAP = Duration.ofMillis(2000);

    /** Ways to ask differently. */
    public enum Way {
        PLAIN,
        TCP,
        NO_EDNS,
        CHECKING_DISABLED
    }

    /** The follow-up that asks a server for a name; the name is the target's host. */
    public static FollowUp ask(Target about, HostPort server, String type, Way way) {
        var target = new Target(
                "dns",
                about.host(),
                53,
                "/",
                about.service(),
                java.util.Map.of(
                        "server",
                        server.toString(),
                        "type",
                        type,
                        "way",
                        way.name().toLowerCase(Locale.ROOT)),
                io.azreach.model.Route.DIRECT);
        return FollowUp.of("core.query", target);
    }

    @Override
    public ProbeInfo info() {
        return ProbeInfo.contrast("core.query", Duration.ofSeconds(3));
    }

    @Override
    public Applicability applicableTo(Target target, HostInfo host) {
        return Applicability.when(target.scheme().equals("dns"));
    }

    @Override
    public void observe(Target target, ProbeContext context) throws InterruptedException {
        var query =
                DnsQuery.udp(server(target), target.host(), target.hint("type").orElse("A"));
        var asked =
                switch (Way.valueOf(target.hint("way").orElse("plain").toUpperCase(Locale.ROOT))) {
                    case PLAIN -> query;
                    case TCP -> query.overTcp();
                    case NO_EDNS -> query.withoutEdns();
                    case CHECKING_DISABLED -> query.unchecked();
                };
        context.net().query(List.of(asked), CAP).forEach(context::record);
    }

    private static HostPort server(Target target) {
        var text = target.hint("server").orElseThrow();
        int colon = text.lastIndexOf(':');
        return new HostPort(text.substring(0, colon), Integer.parseInt(text.substring(colon + 1)));
    }
}
