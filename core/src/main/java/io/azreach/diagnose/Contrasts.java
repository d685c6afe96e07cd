package io.azreach.diagnose;

import io.azreach.model.HostPort;
import io.azreach.model.Route;
import io.azreach.model.Target;
import io.azreach.model.evidence.PathTrace;
import io.azreach.spi.FollowUp;
import java.net.InetAddress;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The follow-ups that rules ask for; what a probe must know travels as hints of its target. */
final class Contrasts {
    /** Reserved for documentation (RFC 2606), so no rule of anybody is written for it. */
    private static final String NEUTRAL_NAME = "www.example.com";

    private Contrasts() {}

    /** How a question to a name server differs from the one asked before. */
    enum Way {
        PLAIN("plain"),
        TCP("tcp"),
        NO_EDNS("no-edns"),
        UNCHECKED("unchecked");

        private final String word;

        Way(String word) {
            this.word = word;
        }
    }

    /** Asks one server for the address of a name. */
    static FollowUp query(String name, String service, HostPort server, Way way) {
        var hints = Map.of("server", server.toString(), "type", "A", "way", way.word);
        return FollowUp.of("core.query", new Target("dns", name, 53, "/", service, hints, Route.DIRECT));
    }

    /** Follows the way to one address of a target. */
    static FollowUp trace(Target target, InetAddress address, PathTrace.Protocol protocol) {
        var hints = Map.of(
                "address", address.getHostAddress(), "protocol", protocol.name().toLowerCase(Locale.ROOT));
        return FollowUp.of(
                "core.trace",
                new Target("tcp", target.host(), target.port(), "/", target.service(), hints, Route.DIRECT));
    }

    /** Many quick connects to one address. */
    static FollowUp samples(Target target, InetAddress address) {
        return FollowUp.of("core.samples", at(target, address));
    }

    /** Connects and says nothing. */
    static FollowUp quiet(Target target, InetAddress address) {
        return FollowUp.of("core.quiet", at(target, address));
    }

    /** Walks the same endpoint several times. */
    static FollowUp walks(Target target, InetAddress address) {
        return FollowUp.of("core.walks", target.withHint("address", address.getHostAddress()));
    }

    /** Connects from the other addresses of this machine. */
    static FollowUp sources(Target target, InetAddress address) {
        return FollowUp.of("core.sources", at(target, address));
    }

    /** Connects singly, then many held open side by side; beyond their limit one connect elsewhere. */
    static FollowUp ramp(Target target, InetAddress address, Optional<HostPort> other) {
        var ramp = at(target, address);
        return FollowUp.of(
                "core.ramp",
                other.map(o -> ramp.withHint("other", o.toString())).orElse(ramp));
    }

    private static Target at(Target target, InetAddress address) {
        var hints = Map.of("address", address.getHostAddress());
        return new Target("tcp", target.host(), target.port(), "/", target.service(), hints, Route.DIRECT);
    }

    /** Connects to one address on another port; whatever answers, the address is alive. */
    static FollowUp connect(Target target, InetAddress address, int port) {
        var hints = Map.of("address", address.getHostAddress());
        return FollowUp.of(
                "core.endpoint", new Target("tcp", target.host(), port, "/", target.service(), hints, Route.DIRECT));
    }

    /** Connects to an address that no machine has. */
    static FollowUp nobody(InetAddress address, int port) {
        return FollowUp.of(
                "core.endpoint",
                new Target("tcp", address.getHostAddress(), port, "/", "generic", Map.of(), Route.DIRECT));
    }

    /** Walks the same endpoint at an address that the system did not give. */
    static FollowUp endpointAt(Target target, InetAddress address) {
        return FollowUp.of("core.endpoint", target.withHint("address", address.getHostAddress()));
    }

    /** Walks the same endpoint by another way. */
    static FollowUp by(Target target, Route route) {
        return FollowUp.of("core.endpoint", target.by(route));
    }

    /** The same address with a first message that any TLS server refuses in a few bytes, the name unchanged. */
    static FollowUp refusableHello(Target target, InetAddress address) {
        return FollowUp.of("core.refusable-hello", hello(target, address, target.host()));
    }

    /** The same with a name that no filter knows. */
    static FollowUp neutralRefusableHello(Target target, InetAddress address) {
        return FollowUp.of("core.refusable-hello", hello(target, address, NEUTRAL_NAME));
    }

    /** An ordinary first message once more. */
    static FollowUp sameHello(Target target, InetAddress address) {
        return FollowUp.of("core.hello", hello(target, address, target.host()));
    }

    /** An ordinary first message with a name that no filter knows. */
    static FollowUp neutralHello(Target target, InetAddress address) {
        return FollowUp.of("core.hello", hello(target, address, NEUTRAL_NAME));
    }

    /** One first message for each version of TLS. */
    static FollowUp versions(Target target, InetAddress address) {
        return FollowUp.of("core.tls-versions", hello(target, address, target.host()));
    }

    private static Target hello(Target target, InetAddress address, String name) {
        var direct = target.route() instanceof Route.Direct;
        var hints = direct ? Map.of("sni", name, "address", address.getHostAddress()) : Map.of("sni", name);
        return new Target(
                target.scheme(), target.host(), target.port(), target.path(), target.service(), hints, target.route());
    }
}
