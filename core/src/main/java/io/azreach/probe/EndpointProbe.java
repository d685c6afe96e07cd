package io.azreach.probe;

import io.azreach.model.HostInfo;
import io.azreach.model.Route;
import io.azreach.model.Target;
import io.azreach.net.Connection;
import io.azreach.net.HttpRequest;
import io.azreach.net.TlsHello;
import io.azreach.spi.Applicability;
import io.azreach.spi.Probe;
import io.azreach.spi.ProbeContext;
import io.azreach.spi.ProbeInfo;
import java.time.Duration;
import java.util.Set;
import java.util.TreeMap;
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
        var plain = approach.to(target);
        if (plain == null) {
            return;
        }
        try (plain) {
            var open = SECURE.contains(target.scheme()) ? secured(plain, target, context) : plain;
            if (open != null && WEB.contains(target.scheme())) {
                context.record(context.net().exchange(open, request(target), HTTP_CAP));
            }
        }
    }

    /** Proxies open tunnels for TLS, and fetch plain pages themselves. */
    private static void fetch(@Nullable Connection proxy, Target target, ProbeContext context)
            throws InterruptedException {
        if (proxy != null) {
            try (proxy) {
                context.record(context.net().exchangeBy(proxy, request(target), HTTP_CAP));
            }
        }
    }

    private static @Nullable Connection secured(Connection plain, Target target, ProbeContext context)
            throws InterruptedException {
        var opened = context.net().handshake(plain, TlsHello.to(target.host()), TLS_CAP);
        context.record(opened.facts());
        return opened.connection();
    }

    private static HttpRequest request(Target target) {
        var headers = new TreeMap<String, String>();
        target.hints().forEach((name, value) -> {
            if (name.startsWith("header.")) {
                headers.put(name.substring(7), value);
            }
        });
        boolean usualPort = target.port() == (target.scheme().equals("https") ? 443 : 80);
        var host = usualPort ? target.host() : target.hostPort().toString();
        return new HttpRequest(target.hint("method").orElse("GET"), target.scheme(), host, target.path(), headers);
    }
}
