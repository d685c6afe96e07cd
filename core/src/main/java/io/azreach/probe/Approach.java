package io.azreach.probe;

import io.azreach.model.HostPort;
import io.azreach.model.Route;
import io.azreach.model.Target;
import io.azreach.model.evidence.TcpConnect;
import io.azreach.net.Connection;
import io.azreach.net.Literals;
import io.azreach.net.Opened;
import io.azreach.spi.ProbeContext;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gets a byte stream to a target by its route, recording each step. */
final class Approach {
    /** Long enough for three SYNs: they leave after 0, 1 and 2 or 3 seconds. */
    static final Duration CONNECT_CAP = Duration.ofMillis(3300);

    /** Proxies themselves often wait a minute for their upstream; whether they do is found out by contrasts. */
    private static final Duration TUNNEL_CAP = Duration.ofSeconds(5);

    private static final int MOST_ADDRESSES = 8;

    private final ProbeContext context;
    private final int tries;

    Approach(ProbeContext context) {
        this(context, 1);
    }

    /**
     * @param tries connects to each address, at once and from ports of their own: what works only sometimes shows itself
     */
    Approach(ProbeContext context, int tries) {
        this.context = context;
        this.tries = tries;
    }

    /** The first stream that stands, and a second one where there is any; none when the evidence says why. */
    List<Connection> twice(Target target) throws InterruptedException {
        if (target.route() instanceof Route.Direct) {
            return connect(target.hostPort(), target.hint("address").orElse(null), patience(target, CONNECT_CAP), 2);
        }
        var one = to(target);
        return one == null ? List.of() : List.of(one);
    }

    /** The stream, or null when there is none; the evidence says why. */
    @Nullable
    Connection to(Target target) throws InterruptedException {
        if (target.route() instanceof Route.ViaProxy via) {
            var proxy = toProxy(via);
            return proxy == null ? null : tunnel(proxy, via.proxy(), target);
        }
        return first(connect(target.hostPort(), target.hint("address").orElse(null), patience(target, CONNECT_CAP), 1));
    }

    private static @Nullable Connection first(List<Connection> connections) {
        return connections.isEmpty() ? null : connections.get(0);
    }

    /** The hint {@code within}, in milliseconds: how long an answer is waited for that says something only when it comes soon. */
    private static Duration patience(Target target, Duration usual) {
        return target.hint("within")
                .filter(w -> w.matches("[1-9][0-9]{0,3}"))
                .map(w -> Duration.ofMillis(Long.parseLong(w)))
                .orElse(usual);
    }

    /** The stream to a proxy itself, without asking it for anything. */
    @Nullable
    Connection toProxy(Route.ViaProxy via) throws InterruptedException {
        return first(connect(via.proxy(), null, CONNECT_CAP, 1));
    }

    private @Nullable Connection tunnel(Connection proxy, HostPort name, Target target) throws InterruptedException {
        var answer = context.net().tunnel(proxy, name, target.hostPort(), patience(target, TUNNEL_CAP));
        context.record(answer);
        if (answer.open()) {
            return proxy;
        }
        proxy.close();
        return null;
    }

    private List<Connection> connect(HostPort where, @Nullable String address, Duration cap, int most)
            throws InterruptedException {
        var addresses = address == null ? new Names(context).addresses(where.host()) : List.of(Literals.parse(address));
        var remotes = addresses.stream()
                .limit(MOST_ADDRESSES)
                .map(a -> new InetSocketAddress(a, where.port()))
                .flatMap(remote -> Collections.nCopies(tries, remote).stream())
                .toList();
        return remotes.isEmpty() ? List.of() : firstOf(context.net().connect(remotes, cap), most);
    }

    /** Keeps the first connections that stand, in the resolver's order, and closes the others. */
    private List<Connection> firstOf(List<Opened<TcpConnect>> opened, int most) {
        var kept = new ArrayList<Connection>();
        for (var one : opened) {
            context.record(one.facts());
            var connection = one.connection();
            if (connection != null && kept.size() < most) {
                kept.add(connection);
            } else if (connection != null) {
                connection.close();
            }
        }
        return kept;
    }
}
