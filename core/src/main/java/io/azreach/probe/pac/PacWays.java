package io.azreach.probe.pac;

import io.azreach.model.Failure;
import io.azreach.model.FailureKind;
import io.azreach.model.HostPort;
import io.azreach.model.evidence.PacDecision.PassedOver;
import io.azreach.net.Net;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes the ways of a script as its readers do: in order, going on where a proxy accepts no connection. */
final class PacWays {
    private static final Duration LOOKUP_CAP = Duration.ofSeconds(2);
    /** Two SYNs. */
    private static final Duration CONNECT_CAP = Duration.ofMillis(2200);

    private static final int MOST_TRIED = 3;

    private final Net net;

    PacWays(Net net) {
        this.net = net;
    }

    /** The proxy to take, null for a way without an HTTP proxy, and those that were tried in vain. */
    record Taken(@Nullable HostPort proxy, List<PassedOver> passedOver) {}

    Taken first(List<PacEntry> entries) throws InterruptedException {
        var passedOver = new ArrayList<PassedOver>();
        for (int i = 0; i < entries.size(); i++) {
            var proxy = entries.get(i).proxy();
            if (entries.get(i).kind() != PacEntry.Kind.PROXY || proxy == null) {
                return new Taken(null, passedOver);
            }
            boolean last = i == entries.size() - 1 || i == MOST_TRIED;
            var dead = last ? null : dead(proxy);
            if (dead == null) {
                return new Taken(proxy, passedOver);
            }
            passedOver.add(dead);
        }
        return new Taken(null, passedOver);
    }

    private @Nullable PassedOver dead(HostPort proxy) throws InterruptedException {
        var found = net.lookup(proxy.host(), LOOKUP_CAP);
        if (found.addresses().isEmpty()) {
            var why = found.failure() == null ? Failure.of(FailureKind.NAME_NOT_RESOLVED) : found.failure();
            return new PassedOver(proxy, found.took(), why);
        }
        var remotes = found.addresses().stream()
                .map(a -> new InetSocketAddress(a, proxy.port()))
                .toList();
        PassedOver last = null;
        boolean stands = false;
        for (var opened : net.connect(remotes, CONNECT_CAP)) {
            if (opened.connection() != null) {
                opened.connection().close();
                stands = true;
            } else if (opened.facts().failure() != null) {
                last = new PassedOver(
                        proxy, opened.facts().took(), opened.facts().failure());
            }
        }
        return stands ? null : last;
    }
}
