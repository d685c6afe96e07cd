package io.azreach.probe;

import io.azreach.model.HostInfo;
import io.azreach.model.Route;
import io.azreach.model.Target;
import io.azreach.model.evidence.EndpointWalks;
import io.azreach.net.Connection;
import io.azreach.net.TlsHello;
import io.azreach.spi.Applicability;
import io.azreach.spi.Probe;
import io.azreach.spi.ProbeContext;
import io.azreach.spi.ProbeInfo;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Walks the layers of an endpoint the way a client does, name, connection, proxy, TLS, request, and stops where it gets no
 * further; each step is recorded by itself.
 */
final class EndpointProbe implements Probe {
    private static final Set<String> SCHEMES = Set.of("https", "http", "tls", "tcp");
    private static final Set<String> SECURE = Set.of("https", "tls");
    private static final Set<String> WEB = Set.of("https", "http");
    private static final int TRIES = 4;
    private static final Duration TLS_CAP = Duration.ofMillis(4500);
    private static final Duration QUICK = Duration.ofMillis(500);
    private static final Duration HTTP_CAP = Duration.ofSeconds(10);

    @Override
    public ProbeInfo info() {
        return ProbeInfo.measure("core.endpoint", Duration.ofSeconds(25));
    }

    @Override
    public Applicability applicableTo(Target target, HostInfo host) {
        return Applicability.when(SCHEMES.contains(target.scheme()));
    }

    @Override
    public void observe(Target target, ProbeContext context) throws InterruptedException {
        var approach = new Approach(context, TRIES);
        if (target.scheme().equals("http") && target.route() instanceof Route.ViaProxy via) {
            fetch(approach.toProxy(via), target, context);
            return;
        }
        var connections = approach.twice(target);
        if (connections.isEmpty()) {
            return;
        }
        boolean quick = walk(target, connections.get(0), context);
        if (connections.size() > 1) {
            again(target, connections.get(1), quick, context);
        }
    }

    /** Whether it was answered without much ado. */
    private static boolean walk(Target target, Connection plain, ProbeContext context) throws InterruptedException {
        try (plain) {
            var open = SECURE.contains(target.scheme()) ? secured(plain, target, context) : plain;
            if (open == null || !WEB.contains(target.scheme())) {
                return false;
            }
            var answer = context.net().exchange(open, Requests.to(target), HTTP_CAP);
            context.record(answer);
            return answer.status() != null && answer.took().compareTo(QUICK) < 0;
        }
    }

    /** What serves one request and not the next one looks healthy to a single look. */
    private static void again(Target target, Connection spare, boolean quick, ProbeContext context)
            throws InterruptedException {
        var remote = spare.remote();
        if (!quick) {
            spare.close();
            return;
        }
        var walk = new OneWalk(context.net(), target).over(spare);
        context.record(new EndpointWalks(remote.getAddress(), remote.getPort(), List.of(walk)));
    }

    /** Proxies open tunnels for TLS, and fetch plain pages themselves. */
    private static void fetch(@Nullable Connection proxy, Target target, ProbeContext context)
            throws InterruptedException {
        if (proxy != null) {
            try (proxy) {
                context.record(context.net().exchangeBy(proxy, Requests.to(target), HTTP_CAP));
            }
        }
    }

    private static @Nullable Connection secured(Connection plain, Target target, ProbeContext context)
            throws InterruptedException {
        var opened = context.net().handshake(plain, TlsHello.to(target.host()), TLS_CAP);
        context.record(opened.facts());
        return opened.connection();
    }
}
