package io.azreach.net;

import io.azreach.model.HostPort;

/**
 * One question to one server.
 *
 * @param server address literal and port
 * @param name full name; no search list is applied
 * @param type {@code A}, {@code AAAA}, {@code CNAME}, {@code SOA}, {@code PTR}, …
 * @param transport udp or tcp
 * @param bufferSize largest UDP answer in bytes that EDNS(0) offers to take; 0 sends no EDNS, so that no extended error is seen
 *     and 512 bytes are the limit
 * @param checkingDisabled sets the CD bit (RFC 4035 section 3.2.2)
 * @param toTheEnd sends the question once, and after its answer goes on listening until the time is up: somebody else may answer
 *     as well
 */
public record DnsQuery(
        HostPort server,
        String name,
        String type,
        Transport transport,
        int bufferSize,
        boolean checkingDisabled,
        boolean toTheEnd) {
    /** Small enough never to be fragmented (DNS flag day 2020). */
    public static final int USUAL_BUFFER = 1232;

    private static final int LARGEST_BUFFER = 65_535;

    /** How a query travels. */
    public enum Transport {
        UDP,
        TCP
    }

    public DnsQuery {
        if (bufferSize < 0 || bufferSize > LARGEST_BUFFER) {
            throw new IllegalArgumentException("buffer size " + bufferSize + " must be from 0 to " + LARGEST_BUFFER);
        }
    }

    public static DnsQuery udp(HostPort server, String name, String type) {
        return new DnsQuery(server, name, type, Transport.UDP, USUAL_BUFFER, false, false);
    }

    public boolean edns() {
        return bufferSize > 0;
    }

    public DnsQuery overTcp() {
        return new DnsQuery(server, name, type, Transport.TCP, bufferSize, checkingDisabled, toTheEnd);
    }

    public DnsQuery withoutEdns() {
        return withBuffer(0);
    }

    public DnsQuery withBuffer(int size) {
        return new DnsQuery(server, name, type, transport, size, checkingDisabled, toTheEnd);
    }

    public DnsQuery unchecked() {
        return new DnsQuery(server, name, type, transport, bufferSize, true, toTheEnd);
    }

    public DnsQuery listening() {
        return new DnsQuery(server, name, type, transport, bufferSize, checkingDisabled, true);
    }
}
