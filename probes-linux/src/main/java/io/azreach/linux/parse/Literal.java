package io.azreach.linux.parse;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/** Address literals to addresses, never by asking a name server. */
final class Literal {
    private static final String OCTET = "(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";
    private static final Pattern IPV4 = Pattern.compile(OCTET + "(?:\\." + OCTET + "){3}");
    private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f:]*:[0-9A-Fa-f:.]*");

    private Literal() {}

    static Optional<InetAddress> parse(String text) {
        var plain = text.split("%", 2)[0];
        if (!IPV4.matcher(plain).matches() && !IPV6.matcher(plain).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(plain));
        } catch (UnknownHostException malformed) {
            return Optional.empty();
        }
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
