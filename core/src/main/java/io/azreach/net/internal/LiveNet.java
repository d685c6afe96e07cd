package io.azreach.net.internal;

import io.azreach.model.Attempt;
import io.azreach.model.Failure;
import io.azreach.model.FailureKind;
import io.azreach.model.HostPort;
import io.azreach.model.evidence.DnsAnswer;
import io.azreach.model.evidence.HttpExchange;
import io.azreach.model.evidence.InterfaceState;
import io.azreach.model.evidence.NameLookup;
import io.azreach.model.evidence.NtpAnswer;
import io.azreach.model.evidence.PathTrace;
import io.azreach.model.evidence.ProxyTunnel;
import io.azreach.model.evidence.ResolverConfig;
import io.azreach.model.evidence.TcpConnect;
import io.azreach.model.evidence.TlsHandshake;
import io.azreach.net.Connection;
import io.azreach.net.DnsQuery;
import io.azreach.net.HttpRequest;
import io.azreach.net.Leg;
import io.azreach.net.Net;
import io.azreach.net.Opened;
import io.azreach.net.TlsHello;
import io.azreach.time.Deadline;
import io.azreach.time.Stopwatch;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * One probe run's view. A step that is stopped on its way gives what it has, with {@code CANCELLED} for the rest; the next
 * one does not start.
 */
final class LiveNet implements Net {
    private final LiveSteps run;
    private final Deadline deadline;
    private final OpenResources resources;

    LiveNet(LiveSteps run, Deadline deadline, OpenResources resources) {
        this.run = run;
        this.deadline = deadline;
        this.resources = resources;
    }

    @Override
    public List<ResolverConfig> resolverConfigs() {
        return NameServers.configured();
    }

    @Override
    public NameLookup lookup(String name, Duration cap) throws InterruptedException {
        return run.resolver().lookup(name, begin(cap), resources);
    }

    @Override
    public List<DnsAnswer> query(List<DnsQuery> queries, Duration cap) throws InterruptedException {
        return new DnsRound(run.nano(), resources).ask(queries, begin(cap));
    }

    @Override
    public List<Opened<TcpConnect>> connect(List<InetSocketAddress> remotes, Duration cap) throws InterruptedException {
        var dials = remotes.stream().map(r -> new Dial(r, run.nano())).toList();
        return new TcpDialer(resources).connect(dials, begin(cap), deadline);
    }

    @Override
    public List<Opened<TcpConnect>> connectFrom(List<Leg> legs, Duration cap) throws InterruptedException {
        var dials = legs.stream().map(leg -> new Dial(leg, run.nano())).toList();
        return new TcpDialer(resources).connect(dials, begin(cap), deadline);
    }

    @Override
    public ProxyTunnel tunnel(Connection proxy, HostPort proxyName, HostPort target, Duration cap)
            throws InterruptedException {
        return new HttpAsk(run.nano(), run.clock()).tunnel(proxy, proxyName, target, begin(cap));
    }

    @Override
    public Opened<TlsHandshake> handshake(Connection connection, TlsHello hello, Duration cap)
            throws InterruptedException {
        return new TlsDialer(run.stores(), run.nano(), run.clock()).start(connection, hello, begin(cap));
    }

    @Override
    public HttpExchange exchange(Connection connection, HttpRequest request, Duration cap) throws InterruptedException {
        return new HttpAsk(run.nano(), run.clock()).exchange(connection, request, begin(cap));
    }

    @Override
    public HttpExchange exchangeBy(Connection proxy, HttpRequest request, Duration cap) throws InterruptedException {
        return new HttpAsk(run.nano(), run.clock()).exchangeBy(proxy, request, begin(cap));
    }

    @Override
    public Attempt<byte[]> converse(Connection connection, byte[] request, int limit, Duration cap)
            throws InterruptedException {
        return converse(connection, List.of(request), limit, cap);
    }

    @Override
    public Attempt<byte[]> converse(Connection connection, List<byte[]> pieces, int limit, Duration cap)
            throws InterruptedException {
        return new Conversation(run.nano()).hold(connection, pieces, limit, begin(cap));
    }

    @Override
    public Attempt<byte[]> datagram(InetSocketAddress remote, byte[] request, Duration cap)
            throws InterruptedException {
        var until = begin(cap);
        var watch = Stopwatch.start(run.nano());
        try {
            var answer = new UdpAsk(resources).ask(remote, () -> request, Optional::of, until);
            return Attempt.succeeded(answer, watch.elapsed());
        } catch (IOException e) {
            return Attempt.failed(Failures.of(e, watch.elapsed()), watch.elapsed());
        }
    }

    @Override
    public NtpAnswer ntp(String name, InetSocketAddress server, Duration cap) throws InterruptedException {
        return new NtpAsk(new UdpAsk(resources), run.nano(), run.clock()).ask(name, server, begin(cap));
    }

    @Override
    public PathTrace trace(InetSocketAddress remote, PathTrace.Protocol protocol, int maxHops, Duration cap)
            throws InterruptedException {
        return run.tracer().trace(remote, protocol, maxHops, begin(cap));
    }

    @Override
    public Attempt<Integer> pathMtu(InetAddress remote) {
        return run.tracer().pathMtu(remote);
    }

    @Override
    public Attempt<InetAddress> sourceFor(InetAddress remote) {
        return new LocalFacts(run.nano()).sourceFor(remote);
    }

    @Override
    public Attempt<List<X509Certificate>> trustedRoots(Duration cap) throws InterruptedException {
        var watch = Stopwatch.start(run.nano());
        var os = run.stores().await(begin(cap)).get(0);
        return os.problem() == null
                ? Attempt.succeeded(List.copyOf(os.all()), watch.elapsed())
                : Attempt.failed(new Failure(FailureKind.UNKNOWN, os.problem()), watch.elapsed());
    }

    @Override
    public List<InterfaceState> interfaces() {
        return LocalFacts.interfaces();
    }

    private Deadline begin(Duration cap) throws InterruptedException {
        if (Thread.interrupted() || resources.stopped()) {
            throw new InterruptedException("the run was stopped");
        }
        return deadline.atMost(cap);
    }
}
