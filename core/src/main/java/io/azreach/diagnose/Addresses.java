package io.azreach.diagnose;

import io.azreach.net.Cidr;
import java.net.InetAddress;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** What kind of address one is (RFC 1918, 4193, 6598, 6890). */
final class Addresses {
    private static final List<Cidr> PRIVATE = prefixes("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "fc00::/7");
    private static final List<Cidr> BOGON =
            prefixes("0.0.0.0/8", "127.0.0.0/8", "169.254.0.0/16", "224.0.0.0/3", "::/127", "fe80::/10", "ff00::/8");

    private Addresses() {}

    private static List<Cidr> prefixes(String... texts) {
        return List.of(texts).stream().map(Cidr::new).toList();
    }

    static boolean isPrivate(InetAddress address) {
        return PRIVATE.stream().anyMatch(p -> p.contains(address));
    }

    /** No service on the internet or in a virtual network has such an address. */
    static boolean isBogon(InetAddress address) {
        return BOGON.stream().anyMatch(p -> p.contains(address));
    }

    static String list(Collection<InetAddress> addresses) {
        return addresses.stream()
                .map(InetAddress::getHostAddress)
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
    }
}
