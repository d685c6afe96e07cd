package io.azreach.net;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/** Address literals, told apart from names without ever asking a resolver. */
public final class Literals {
    private static final String OCTET = "(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";
    private static final Pattern IPV4 = Pattern.compile(OCTET + "(?:\\." + OCTET + "){3}");

    private Literals() {}

    public static boolean isLiteral(String host) {
        return find(host).isPresent();
    }

    /** The address; empty for anything that is not a literal, such as one in the brackets of a URL. */
    public static Optional<InetAddress> find(String text) {
        // A text with a colon is never looked up by InetAddress: it is an IPv6 literal or an error.
        if (text.startsWith("[") || text.indexOf(':') < 0 && !IPV4.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(text));
        } catch (UnknownHostException malformed) {
            return Optional.empty();
        }
    }

    /** The address, where nothing else can stand. */
    public static InetAddress parse(String literal) {
        return find(literal)
                .orElseThrow(() -> new IllegalArgumentException("[" + literal + "] must be an address literal"));
    }
}
