package io.azreach.model.evidence;

import io.azreach.model.Evidence;
import io.azreach.model.Failure;
import io.azreach.model.HostPort;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one name server said to one question, asked by ourselves (RFC 1035, 6891, 8914).
 *
 * @param server the server asked
 * @param transport {@code udp} or {@code tcp}
 * @param name the full name asked, without a trailing dot; no search list is applied
 * @param type {@code A}, {@code AAAA}, …
 * @param edns whether the query carried EDNS
 * @param checkingDisabled whether the query asked the server not to validate DNSSEC (CD bit)
 * @param rcode the response code's name ({@code NOERROR}, {@code NXDOMAIN}, …); null when nothing usable came back
 * @param truncated the TC bit
 * @param addresses of the final name
 * @param aliases the CNAME chain, in order, the name asked left out
 * @param soa owner of the SOA record in the authority section, where the answer carries one
 * @param extendedError the info code of RFC 8914, where the answer carries one
 * @param extendedText its text
 * @param ttl smallest TTL of the answer in seconds
 * @param took until the answer or the end of waiting
 * @param failure {@code DNS_*} for an answer without addresses, another kind when no answer came
 * @param bufferSize the largest UDP answer the query offered to take; null without EDNS, or in reports that did not tell yet
 * @param bytes size of the message that came back; null when nothing usable did
 * @param soaServer the primary server that the SOA record names
 * @param strays other packets that came for this question, few of many
 */
public record DnsAnswer(
        HostPort server,
        String transport,
        String name,
        String type,
        boolean edns,
        boolean checkingDisabled,
        @Nullable String rcode,
        boolean truncated,
        List<InetAddress> addresses,
        List<String> aliases,
        @Nullable String soa,
        @Nullable Integer extendedError,
        @Nullable String extendedText,
        @Nullable Long ttl,
        Duration took,
        @Nullable Failure failure,
        @Nullable Integer bufferSize,
        @Nullable Integer bytes,
        @Nullable String soaServer,
        List<DnsStray> strays)
        implements Evidence {
    public DnsAnswer {
        addresses = List.copyOf(addresses);
        aliases = List.copyOf(aliases);
        strays = List.copyOf(strays);
    }

    /** An answer of which no more is known than what it says. */
    public DnsAnswer(
            HostPort server,
            String transport,
            String name,
            String type,
            boolean edns,
            boolean checkingDisabled,
            @Nullable String rcode,
            boolean truncated,
            List<InetAddress> addresses,
            List<String> aliases,
            @Nullable String soa,
            @Nullable Integer extendedError,
            @Nullable String extendedText,
            @Nullable Long ttl,
            Duration took,
            @Nullable Failure failure) {
        this(
                server,
                transport,
                name,
                type,
                edns,
                checkingDisabled,
                rcode,
                truncated,
                addresses,
                aliases,
                soa,
                extendedError,
                extendedText,
                ttl,
                took,
                failure,
                null,
                null,
                null,
                List.of());
    }

    public DnsAnswer withStrays(List<DnsStray> others) {
        return new DnsAnswer(
                server,
                transport,
                name,
                type,
                edns,
                checkingDisabled,
                rcode,
                truncated,
                addresses,
                aliases,
                soa,
                extendedError,
                extendedText,
                ttl,
                took,
                failure,
                bufferSize,
                bytes,
                soaServer,
                others);
    }

    /** Whether the server said anything at all, however unhelpful. */
    public boolean answered() {
        return rcode != null;
    }
}
