package io.azreach.net;

import io.azreach.model.Attempt;
import io.azreach.model.Failure;
import io.azreach.model.FailureKind;
import io.azreach.model.HostPort;
import io.azreach.model.Provided;
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
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * The measuring primitives, one per protocol step. Every call blocks the calling thread for at most {@code cap} or what is
 * left of the caller's deadline, whichever is less, gives its result as a value, and throws only when the run is stopped.
 * Whatever it opens is closed when the run is stopped. Thread-safe; every result is immutable but for connections.
 */
@Provided
public interface Net {
    /** The name servers this machine is told to use; several entries where a local stub has servers of its own. */
    List<ResolverConfig> resolverConfigs();

    /** Asks the operating system's resolver. Equal lookups of one run share one answer. */
    NameLookup lookup(String name, Duration cap) throws InterruptedException;

    /**
     * Asks name servers ourselves, all at once; a UDP query is sent again once after a third of the time. Answers are in
     * the order of the queries.
     */
    List<DnsAnswer> query(List<DnsQuery> queries, Duration cap) throws InterruptedException;

    /** Connects to all addresses at once. Results are in the order given; the caller closes what stands. */
    List<Opened<TcpConnect>> connect(List<InetSocketAddress> remotes, Duration cap) throws InterruptedException;

    /**
     * The same from chosen addresses or ports of this machine. A source that cannot be had is a failure like any other:
     * {@code ADDRESS_UNAVAILABLE}.
     */
    default List<Opened<TcpConnect>> connectFrom(List<Leg> legs, Duration cap) throws InterruptedException {
        var why = Failure.of(FailureKind.NOT_SUPPORTED);
        return legs.stream()
                .map(leg -> new TcpConnect(
                        leg.remote().getAddress(), leg.remote().getPort(), leg.source(), null, Duration.ZERO, why))
                .map(facts -> new Opened<>(facts, null))
                .toList();
    }

    /** Asks the proxy at the other end for a tunnel. After a 2xx the same connection leads to the target. */
    ProxyTunnel tunnel(Connection proxy, HostPort proxyName, HostPort target, Duration cap) throws InterruptedException;

    /**
     * Starts TLS on a connection. The chain is judged against the stores of this run and never refused, so that what
     * stands behind a bad certificate can be seen; nothing secret may be sent over the result.
     */
    Opened<TlsHandshake> handshake(Connection connection, TlsHello hello, Duration cap) throws InterruptedException;

    /** Sends one request and reads the head and the start of the body. The connection is of no further use. */
    HttpExchange exchange(Connection connection, HttpRequest request, Duration cap) throws InterruptedException;

    /**
     * The same through a proxy at the other end, which fetches plain HTTP itself (RFC 9112 section 3.2.2); the answer may be
     * the proxy's own.
     */
    default HttpExchange exchangeBy(Connection proxy, HttpRequest request, Duration cap) throws InterruptedException {
        var why = Failure.of(FailureKind.NOT_SUPPORTED);
        var url = request.scheme() + "://" + request.host() + "/";
        return new HttpExchange(request.method(), url, null, null, Map.of(), "", 0, null, Duration.ZERO, why);
    }

    /** Sends bytes and reads what comes back, at most {@code limit} bytes, until the peer pauses for 200 ms or closes. */
    Attempt<byte[]> converse(Connection connection, byte[] request, int limit, Duration cap)
            throws InterruptedException;

    /**
     * The same for a request that leaves in pieces, each in packets of its own: the next one some 30 ms after the one
     * before, and none after the first answer.
     */
    default Attempt<byte[]> converse(Connection connection, List<byte[]> pieces, int limit, Duration cap)
            throws InterruptedException {
        return Attempt.failed(Failure.of(FailureKind.NOT_SUPPORTED), Duration.ZERO);
    }

    /** Sends a datagram and waits for one answer from that peer; the datagram is sent again once after half the time. */
    Attempt<byte[]> datagram(InetSocketAddress remote, byte[] request, Duration cap) throws InterruptedException;

    /** Asks a time server (NTP version 3, client mode). */
    NtpAnswer ntp(String name, InetSocketAddress server, Duration cap) throws InterruptedException;

    /** The source address the kernel would use towards a peer; no packet is sent. */
    Attempt<InetAddress> sourceFor(InetAddress remote);

    /**
     * Follows the way to a destination with packets whose life is limited. Sends at most 20 packets besides the answers
     * of a connection that stands; every connection is closed at once. Where the machine cannot send what was asked for it
     * may send something else, and the trace says what.
     *
     * @param maxHops how far to look, 1 to 30
     */
    default PathTrace trace(InetSocketAddress remote, PathTrace.Protocol protocol, int maxHops, Duration cap)
            throws InterruptedException {
        var why = Failure.of(FailureKind.NOT_SUPPORTED);
        return new PathTrace(remote.getAddress(), remote.getPort(), protocol, List.of(), null, Duration.ZERO, why);
    }

    /** The largest packet, in bytes, the kernel would send to a peer; no packet is sent. */
    default Attempt<Integer> pathMtu(InetAddress remote) {
        return Attempt.failed(Failure.of(FailureKind.NOT_SUPPORTED), Duration.ZERO);
    }

    /**
     * The certificates that handshakes of this run are judged by as {@code os}: the operating system's, or those the user
     * named in their place. For clients that do TLS by themselves.
     */
    default Attempt<List<X509Certificate>> trustedRoots(Duration cap) throws InterruptedException {
        return Attempt.failed(Failure.of(FailureKind.NOT_SUPPORTED), Duration.ZERO);
    }

    /** Interfaces with their addresses, loopback included. */
    List<InterfaceState> interfaces();
}
