package io.azreach.linux.parse;

import io.azreach.model.evidence.Neighbour;
import io.azreach.model.evidence.RouteEntry;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The kernel's own tables below {@code /proc/net}, for machines without iproute2. Lines that make no sense are left out. */
public final class ProcNet {
    private static final int UP = 0x1;
    private static final int REJECT = 0x200;
    private static final int ANYCAST = 0x100000;
    private static final int LOCAL = 0x80000000;
    private static final String NULL_METRIC = "ffffffff";

    private ProcNet() {}

    /** {@code /proc/net/route}: addresses are little-endian on the machines Azure has. */
    public static List<RouteEntry> ipv4Routes(String text) {
        var routes = new ArrayList<RouteEntry>();
        rows(text, 8).forEach(c -> ipv4Route(c).ifPresent(routes::add));
        return List.copyOf(routes);
    }

    /** {@code /proc/net/ipv6_route}; it does not tell the kinds of forbidding routes apart. */
    public static List<RouteEntry> ipv6Routes(String text) {
        var routes = new ArrayList<RouteEntry>();
        rows(text, 10).forEach(c -> ipv6Route(c).ifPresent(routes::add));
        return List.copyOf(routes);
    }

    /** {@code /proc/net/arp}. */
    public static List<Neighbour> arp(String text) {
        var neighbours = new ArrayList<Neighbour>();
        rows(text, 6).forEach(c -> Literal.parse(c[0]).ifPresent(address -> {
            int flags = hex(c[2].replaceFirst("^0x", ""));
            var state = (flags & 4) != 0 ? "permanent" : (flags & 2) != 0 ? "complete" : "incomplete";
            neighbours.add(new Neighbour(address, c[5], state, (flags & 6) == 0 ? null : c[3]));
        }));
        return List.copyOf(neighbours);
    }

    private static Optional<RouteEntry> ipv4Route(String[] c) {
        int flags = hex(c[3]);
        var destination = Literal.ofHex(reversed(c[1]));
        if ((flags & UP) == 0 || destination.isEmpty() || !c[7].matches("[0-9A-Fa-f]{8}") || !isDecimal(c[6])) {
            return Optional.empty();
        }
        boolean device = !c[0].equals("*");
        var kind = (flags & REJECT) != 0 ? "unreachable" : device ? "unicast" : "blackhole";
        var prefix = destination.get().getHostAddress() + "/" + Integer.bitCount(hex(c[7]));
        var gateway = nonZero(Literal.ofHex(reversed(c[2])));
        long metric = Long.parseLong(c[6]);
        return Optional.of(new RouteEntry(kind, prefix, gateway, device ? c[0] : null, metric, null, "main"));
    }

    private static Optional<RouteEntry> ipv6Route(String[] c) {
        int flags = hex(c[8]);
        var destination = Literal.ofHex(c[0]);
        boolean own = (flags & (LOCAL | ANYCAST)) != 0 || c[0].startsWith("ff") || c[5].equals(NULL_METRIC);
        if (own || (flags & UP) == 0 && (flags & REJECT) == 0 || destination.isEmpty()) {
            return Optional.empty();
        }
        var kind = (flags & REJECT) != 0 ? "unreachable" : "unicast";
        var prefix = (c[0].matches("0+") ? "::" : destination.get().getHostAddress()) + "/" + hex(c[1]);
        var gateway = nonZero(Literal.ofHex(c[4]));
        return Optional.of(new RouteEntry(kind, prefix, gateway, c[9], hex(c[5]), null, "main"));
    }

    private static Stream<String[]> rows(String text, int columns) {
        return text.lines()
                .filter(line -> !line.startsWith("Iface") && !line.startsWith("IP address"))
                .map(line -> line.strip().split("\\s+"))
                .filter(row -> row.length >= columns);
    }

    private static @Nullable InetAddress nonZero(Optional<InetAddress> address) {
        return address.filter(a -> !a.isAnyLocalAddress()).orElse(null);
    }

    private static boolean isDecimal(String text) {
        return text.matches("[0-9]{1,10}");
    }

    /** A number of at most 32 bits; 0 for anything else. */
    private static int hex(String text) {
        return text.matches("[0-9A-Fa-f]{1,8}") ? Integer.parseUnsignedInt(text, 16) : 0;
    }

    private static String reversed(String hex) {
        var reversed = new StringBuilder();
        for (int i = hex.length() - 2; i >= 0; i -= 2) {
            reversed.append(hex, i, i + 2);
        }
        return reversed.toString();
    }
}
