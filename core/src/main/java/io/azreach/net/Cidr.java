package io.azreach.net;

import java.net.InetAddress;
import java.util.Optional;
import org.apache.commons.net.util.SubnetUtils;
import org.apache.commons.net.util.SubnetUtils6;

/**
 * An address prefix such as {@code 10.0.0.0/8} or {@code fd00::/8} (RFC 4632, RFC 4291). Immutable and thread-safe; no name is
 * ever resolved.
 *
 * @param text as written
 */
public record Cidr(String text) {
    public Cidr {
        if (parse4(text).isEmpty() && parse6(text).isEmpty()) {
            throw new IllegalArgumentException(
                    "[" + text + "] must be an address and a prefix length, as in 10.0.0.0/8");
        }
    }

    /** The prefix, or nothing when the text is none. */
    public static Optional<Cidr> parse(String text) {
        return parse4(text).isEmpty() && parse6(text).isEmpty() ? Optional.empty() : Optional.of(new Cidr(text));
    }

    public int length() {
        return Integer.parseInt(text.substring(text.indexOf('/') + 1));
    }

    /** Whether the address lies in the prefix; an address of the other family never does. */
    public boolean contains(InetAddress address) {
        var network = Literals.parse(text.substring(0, text.indexOf('/'))).getAddress();
        var bytes = address.getAddress();
        if (bytes.length != network.length) {
            return false;
        }
        for (int bit = 0; bit < length(); bit++) {
            int mask = 0x80 >> bit % 8;
            if ((bytes[bit / 8] & mask) != (network[bit / 8] & mask)) {
                return false;
            }
        }
        return true;
    }

    private static Optional<SubnetUtils.SubnetInfo> parse4(String text) {
        if (text.indexOf(':') >= 0) {
            return Optional.empty();
        }
        try {
            var subnet = new SubnetUtils(text);
            subnet.setInclusiveHostCount(true);
            return Optional.of(subnet.getInfo());
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    private static Optional<SubnetUtils6.SubnetInfo> parse6(String text) {
        if (text.indexOf(':') < 0 || text.indexOf('/') < 0) {
            return Optional.empty();
        }
        try {
            return Optional.of(new SubnetUtils6(text).getInfo());
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }
}
