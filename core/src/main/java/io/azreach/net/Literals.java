package io.azreach.net;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Address literals, told apart from names without ever asking a resolver. */
public final class Literals {
    private Literals() {}

    public static boolean isLiteral(String host) {
        return host.indexOf(':') >= 0 || host.matches("\\d{1,3}(\\.\\d{1,3}){3}");
    }

    public static InetAddress parse(String literal) {
        if (!isLiteral(literal)) {
            throw new IllegalArgumentException("[" + literal + "] must be an address literal");
        }
        try {
            return InetAddress.getByName(literal);
        } catch (UnknownHostException malformed) {
            throw new IllegalArgumentException("[" + literal + "] must be an address literal", malformed);
        }
    }
}
