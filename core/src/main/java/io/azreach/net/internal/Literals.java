package io.azreach.net.internal;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Tells address literals from names, without ever asking a resolver. */
final class Literals {
    private static final String OCTET = "(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";
    private static final Pattern IPV4 = Pattern.compile(OCTET + "(?:\\." + OCTET + "){3}");

    private Literals() {}

    /** The address, or null for anything that is not a literal. */
    static @Nullable InetAddress parse(String text) {
        // A text with a colon is never looked up by InetAddress: it is an IPv6 literal or an error.
        if (text.indexOf(':') < 0 && !IPV4.matcher(text).matches()) {
            return null;
        }
        try {
            return InetAddress.getByName(text);
        } catch (UnknownHostException e) {
            return null;
        }
    }
}
