package io.azreach.probe.route;

import static io.azreach.testkit.FuzzTarget.holds;

import io.azreach.net.Literals;
import java.nio.charset.StandardCharsets;

/** What commands list of a path. */
public final class RouteTargets {
    private RouteTargets() {}

    public static void routeListing(byte[] input) {
        var text = new String(input, StandardCharsets.UTF_8);
        var hops = RouteListing.read(text, Literals.parse("10.99.2.2"));
        holds(hops.size() <= 255, hops.size() + " hops");
        for (int i = 1; i < hops.size(); i++) {
            holds(hops.get(i - 1).ttl() < hops.get(i).ttl(), "hops out of order");
            holds(!hops.get(i - 1).answer().endsPath(), "hops behind the end");
        }
    }
}
