package io.azreach.net.internal;

import io.azreach.model.Attempt;
import io.azreach.model.evidence.InterfaceState;
import io.azreach.time.NanoClock;
import io.azreach.time.Stopwatch;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.InterfaceAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.nio.channels.DatagramChannel;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the kernel says about this machine's own side. */
final class LocalFacts {
    private static final int ANY_PORT = 443;

    private final NanoClock nano;

    LocalFacts(NanoClock nano) {
        this.nano = nano;
    }

    Attempt<InetAddress> sourceFor(InetAddress remote) {
        var watch = Stopwatch.start(nano);
        try (var channel = DatagramChannel.open()) {
            channel.connect(new InetSocketAddress(remote, ANY_PORT));
            var source = (InetSocketAddress) channel.getLocalAddress();
            return Attempt.succeeded(source.getAddress(), watch.elapsed());
        } catch (IOException e) {
            return Attempt.failed(Failures.of(e, watch.elapsed()), watch.elapsed());
        }
    }

    static List<InterfaceState> interfaces() {
        try {
            return NetworkInterface.networkInterfaces()
                    .map(LocalFacts::state)
                    .filter(Objects::nonNull)
                    .sorted(Comparator.comparing(InterfaceState::name))
                    .toList();
        } catch (SocketException e) {
            // Thrown when there is no interface at all.
            return List.of();
        }
    }

    /** Null for an interface that went away meanwhile. */
    private static @Nullable InterfaceState state(NetworkInterface each) {
        try {
            var addresses = each.getInterfaceAddresses().stream()
                    .map(LocalFacts::withPrefix)
                    .sorted()
                    .toList();
            return new InterfaceState(each.getName(), each.isUp(), each.isLoopback(), each.getMTU(), addresses);
        } catch (SocketException e) {
            return null;
        }
    }

    private static String withPrefix(InterfaceAddress address) {
        var literal = address.getAddress().getHostAddress();
        int zone = literal.indexOf('%');
        return (zone < 0 ? literal : literal.substring(0, zone)) + "/" + address.getNetworkPrefixLength();
    }
}
