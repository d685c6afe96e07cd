package io.azreach.diagnose;

import io.azreach.model.FailureKind;
import io.azreach.model.evidence.InterfaceState;
import io.azreach.model.evidence.TcpConnect;
import io.azreach.spi.Recorded;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** The address families of a way. A machine without one of them says so at once; nobody on it waits for that family. */
final class Families {
    private static final Duration AT_ONCE = Duration.ofMillis(20);
    private static final Set<FailureKind> ABSENT =
            Set.of(FailureKind.NETWORK_UNREACHABLE, FailureKind.ADDRESS_UNAVAILABLE);

    private Families() {}

    static boolean six(TcpConnect connect) {
        return connect.address() instanceof Inet6Address;
    }

    /** The connects of families that the machine has; all of them when it seems to have none. */
    static List<TcpConnect> present(Way way) {
        var connects = way.connects();
        var there = connects.stream()
                .filter(c -> connects.stream().anyMatch(o -> six(o) == six(c) && !absent(o)))
                .toList();
        return there.isEmpty() ? connects : there;
    }

    /** The name servers give addresses of this one's family only, and this machine has none of that family but some of the other. */
    static boolean otherOnly(Way way, InetAddress address) {
        boolean six = address instanceof Inet6Address;
        var given = way.addressesFromServers();
        return given.contains(address.getHostAddress())
                && given.stream().allMatch(a -> a.contains(":") == six)
                && !has(way, six)
                && has(way, !six);
    }

    private static boolean has(Way way, boolean six) {
        return way.evidence().all(InterfaceState.class).stream()
                .map(Recorded::evidence)
                .filter(i -> i.up() && !i.loopback())
                .flatMap(i -> i.addresses().stream())
                .anyMatch(a -> a.contains(":") == six && !a.startsWith("fe80") && !a.startsWith("169.254."));
    }

    private static boolean absent(TcpConnect connect) {
        return connect.failure() != null
                && ABSENT.contains(connect.failure().kind())
                && connect.took().compareTo(AT_ONCE) < 0;
    }
}
