package io.azreach.model.evidence;

import java.net.InetAddress;
import java.util.List;

/**
 * A packet that came back for a question, from the server's address, and was not taken as its answer.
 *
 * @param problem {@code id} (another query's number), {@code question} (answers something else), {@code unreadable}, or
 *     {@code second} (fits, and says something else than the answer before it, although the question was sent once)
 * @param addresses what it would have had us believe
 */
public record DnsStray(String problem, List<InetAddress> addresses) {
    public DnsStray {
        addresses = List.copyOf(addresses);
    }
}
