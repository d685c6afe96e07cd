package io.azreach.linux;

import io.azreach.model.Attempt;
import io.azreach.model.HostPort;
import io.azreach.model.evidence.DnsAnswer;
import io.azreach.model.evidence.HttpExchange;
import io.azreach.model.evidence.InterfaceState;
import io.azreach.model.evidence.NameLookup;
import io.azreach.model.evidence.NtpAnswer;
import io.azreach.model.evidence.ProxyTunnel;
import io.azreach.model.evidence.ResolverConfig;
import io.azreach.model.evidence.TcpConnect;
import io.azreach.model.evidence.TlsHandshake;
import io.azreach.net.Connection;
import io.azreach.net.DnsQuery;
import io.azreach.net.HttpRequest;
import io.azreach.net.Net;
import io.azreach.net.Opened;
import io.azreach.net.TlsHello;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;

/** A network that is only described; the probes of this module must not send anything. */
record StillNet(List<ResolverConfig> resolverConfigs, List<InterfaceState> interfaces) implements Net {
    static final ResolverConfig AZURE_DNS = new ResolverConfig(
            "/etc/resolv.conf", List.of(new HostPort("168.63.129.16", 53)), List.of("internal.example"), false);
    static final InterfaceState ETH0 = new InterfaceState("eth0", true, false, 1500, List.of("10.0.0.4/24"));

    static StillNet azure() {
        return new StillNet(List.of(AZURE_DNS), List.of(ETH0));
    }

    @Override
    public NameLookup lookup(String name, Duration cap) {
        throw sent();
    }

    @Override
    public List<DnsAnswer> query(List<DnsQuery> queries, Duration cap) {
        throw sent();
    }

    @Override
    public List<Opened<TcpConnect>> connect(List<InetSocketAddress> remotes, Duration cap) {
        throw sent();
    }

    @Override
    public ProxyTunnel tunnel(Connection proxy, HostPort proxyName, HostPort target, Duration cap) {
        throw sent();
    }

    @Override
    public Opened<TlsHandshake> handshake(Connection connection, TlsHello hello, Duration cap) {
        throw sent();
    }

    @Override
    public HttpExchange exchange(Connection connection, HttpRequest request, Duration cap) {
        throw sent();
    }

    @Override
    public Attempt<byte[]> converse(Connection connection, byte[] request, int limit, Duration cap) {
        throw sent();
    }

    @Override
    public Attempt<byte[]> datagram(InetSocketAddress remote, byte[] request, Duration cap) {
        throw sent();
    }

    @Override
    public NtpAnswer ntp(String name, InetSocketAddress server, Duration cap) {
        throw sent();
    }

    @Override
    public Attempt<InetAddress> sourceFor(InetAddress remote) {
        throw sent();
    }

    private static AssertionError sent() {
        return new AssertionError("a probe of the machine used the network");
    }
}
