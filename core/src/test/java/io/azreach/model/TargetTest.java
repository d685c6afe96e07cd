package io.azreach.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TargetTest {
    private static final Route VIA = new Route.ViaProxy(new HostPort("proxy.test", 3128));

    /** Sorted sets hold them, and reports give each a name: two that differ must not be taken for one. */
    @Test
    void targetsThatDifferInAnythingDifferInOrderToo() {
        var all = List.of(
                new Target("tcp", "a.test", 443, "/", "generic", Map.of(), Route.DIRECT),
                new Target("https", "a.test", 443, "/", "generic", Map.of(), Route.DIRECT),
                new Target("tcp", "b.test", 443, "/", "generic", Map.of(), Route.DIRECT),
                new Target("tcp", "a.test", 80, "/", "generic", Map.of(), Route.DIRECT),
                new Target("tcp", "a.test", 443, "/x", "generic", Map.of(), Route.DIRECT),
                new Target("tcp", "a.test", 443, "/", "storage", Map.of(), Route.DIRECT),
                new Target("tcp", "a.test", 443, "/", "generic", Map.of("size", "1"), Route.DIRECT),
                new Target("tcp", "a.test", 443, "/", "generic", Map.of(), VIA));
        for (var one : all) {
            for (var other : all) {
                if (one.equals(other)) {
                    assertEquals(0, one.compareTo(other));
                } else {
                    assertNotEquals(0, one.compareTo(other), () -> one + " " + other);
                }
            }
        }
    }
}
