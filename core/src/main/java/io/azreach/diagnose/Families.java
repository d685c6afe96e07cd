package io.azreach.diagnose;

import io.azreach.model.FailureKind;
import io.azreach.model.evidence.TcpConnect;
import java.net.Inet6Address;
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

    private static boolean absent(TcpConnect connect) {
        return connect.failure() != null
                && ABSENT.contains(connect.failure().kind())
                && connect.took().compareTo(AT_ONCE) < 0;
    }
}
