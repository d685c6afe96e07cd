package io.azreach.probe.pac;

import io.azreach.net.Literals;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The functions about names and addresses that every script may call, with the meaning browsers give them. */
final class HostFunctions {
    private final PacWorld world;

    HostFunctions(PacWorld world) {
        this.world = world;
    }

    static boolean isPlainHostName(String host) {
        return host.indexOf('.') < 0 && host.indexOf(':') < 0;
    }

    static boolean dnsDomainIs(String host, String domain) {
        return host.endsWith(domain);
    }

    static boolean localHostOrDomainIs(String host, String full) {
        return host.equals(full) || full.startsWith(host + ".");
    }

    static int dnsDomainLevels(String host) {
        return (int) host.chars().filter(c -> c == '.').count();
    }

    /** Shell patterns with {@code *} and {@code ?}, in time proportional to both lengths. */
    static boolean shExpMatch(String text, String pattern) {
        int t = 0;
        int p = 0;
        int star = -1;
        int resume = 0;
        while (t < text.length()) {
            if (p < pattern.length() && pattern.charAt(p) == '*') {
                star = p++;
                resume = t;
            } else if (p < pattern.length() && (pattern.charAt(p) == '?' || pattern.charAt(p) == text.charAt(t))) {
                p++;
                t++;
            } else if (star >= 0) {
                p = star + 1;
                t = ++resume;
            } else {
                return false;
            }
        }
        return pattern.substring(p).chars().allMatch(c -> c == '*');
    }

    boolean isResolvable(String host) {
        return dnsResolve(host).isPresent();
    }

    /** The first address of version 4, which is all that scripts of old can handle. */
    Optional<String> dnsResolve(String host) {
        return addresses(host).stream()
                .filter(Inet4Address.class::isInstance)
                .map(InetAddress::getHostAddress)
                .findFirst();
    }

    boolean isInNet(String host, String network, String mask) {
        var address = dnsResolve(host);
        if (address.isEmpty() || !isQuad(network) || !isQuad(mask)) {
            return false;
        }
        int bits = bits(mask);
        return (bits(address.get()) & bits) == (bits(network) & bits);
    }

    String myIpAddress() {
        return world.self().getHostAddress();
    }

    boolean isResolvableEx(String host) {
        return !addresses(host).isEmpty();
    }

    String dnsResolveEx(String host) {
        return addresses(host).stream().map(InetAddress::getHostAddress).collect(Collectors.joining(";"));
    }

    /** Whether any address of the host is in a network written as {@code address/length}. */
    boolean isInNetEx(String host, String prefix) {
        int slash = prefix.indexOf('/');
        if (slash < 0
                || !Literals.isLiteral(prefix.substring(0, slash))
                || !prefix.substring(slash + 1).matches("\\d{1,3}")) {
            return false;
        }
        var network = addresses(prefix.substring(0, slash));
        int length = Integer.parseInt(prefix.substring(slash + 1));
        return network.stream()
                .anyMatch(n -> addresses(host).stream().anyMatch(a -> share(a.getAddress(), n.getAddress(), length)));
    }

    private List<InetAddress> addresses(String host) {
        try {
            return Literals.isLiteral(host)
                    ? List.of(Literals.parse(host))
                    : world.resolver().apply(host);
        } catch (IllegalArgumentException malformed) {
            return List.of();
        }
    }

    private static boolean share(byte[] a, byte[] b, int bits) {
        if (a.length != b.length || bits > a.length * 8) {
            return false;
        }
        for (int i = 0; i < bits; i++) {
            int mask = 0x80 >> (i % 8);
            if ((a[i / 8] & mask) != (b[i / 8] & mask)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isQuad(String text) {
        return text.matches("(\\d{1,3})(\\.\\d{1,3}){3}");
    }

    private static int bits(String quad) {
        int bits = 0;
        for (var part : quad.split("\\.", 4)) {
            bits = bits << 8 | (Integer.parseInt(part) & 0xff);
        }
        return bits;
    }
}
