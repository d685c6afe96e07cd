package io.azreach.net;

import io.azreach.model.HostPort;

/**
 * One question to one server.
 *
 * @param server address literal and port
 * @param name full name; no search list is applied
 * @param type {@code A}, {@code AAAA}, {@code CNAME}, {@code SOA}, {@code PTR}, …
 * @param transport udp or tcp
 * @param edns whether to send EDNS(0), needed to see extended errors
 * @param checkingDisabled sets the CD bit (RFC 4035 section 3.2.2)
 */
public record DnsQuery(
        HostPort server, String name, String type, Transport transport, boolean edns, boolean checkingDisabled) {
    /** How a query travels. */
    public enum Transport {
        UDP,
        TCP
    }

    public static DnsQuery udp(HostPort server, String name, String type) {
        return new DnsQuery(server, name, type, Transport.UDP, true, false);
    }

    public DnsQuery overTcp() {
        return new DnsQuery(server, name, type, Transport.TCP, edns, checkingDisabled);
    }

    public DnsQuery withoutEdns() {
        return new DnsQuery(server, name, type, transport, false, checkingDisabled);
    }

    public DnsQuery unchecked() {
        return new DnsQuery(server, name, type, transport, edns, true);
    }
}
