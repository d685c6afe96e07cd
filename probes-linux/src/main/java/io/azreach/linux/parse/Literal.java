package io.azreach.linux.parse;

import io.azreach.net.Literals;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;
import java.util.Optional;

/** Address literals to addresses, never by asking a name server. */
final class Literal {
    private Literal() {}

    static Optional<InetAddress> parse(String text) {
        return Literals.find(text.split("%", 2)[0]);
    }

    /** Hexadecimal bytes in network order. */
    static Optional<InetAddress> ofHex(String hex) {
        try {
            return Optional.of(InetAddress.getByAddress(HexFormat.of().parseHex(hex)));
        } catch (UnknownHostException | IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }
}
