package io.azreach.net;

import java.util.List;

/**
 * What to offer in a handshake.
 *
 * @param serverName sent as SNI unless it is an address literal, and checked against the certificate
 * @param protocols offered, as JSSE names them; empty for the JDK's default
 */
public record TlsHello(String serverName, List<String> protocols) {
    public TlsHello {
        protocols = List.copyOf(protocols);
    }

    public static TlsHello to(String serverName) {
        return new TlsHello(serverName, List.of());
    }
}
