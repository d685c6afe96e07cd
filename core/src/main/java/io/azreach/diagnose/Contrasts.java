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

    /** A post-quantum key share makes a first message of about that size; it takes two packets of any usual link. */
    private static final String LARGE = "1800";

    private static final String SMALL = "450";
    /** What takes over a connection on its way answers from nearby. */
    private static final String SOON = "1300";

    /** An open way through a proxy takes it a round trip or two. */
    private static final String BRIEFLY = "2000";

    private Contrasts() {}

    /** How a question to a name server differs from the one asked before. */
    enum Way {
        PLAIN("plain"),
        /** As long as the operating system would wait. */
        PATIENT("patient"),
        /** Where silence is what should be met. */
        BRIEF("brief"),
        TCP("tcp"),
        NO_EDNS("no-edns"),
        /** Offers to take no more than any server may send without EDNS. */
        SMALL("small"),
        /** Offers to take what older resolvers offer. */
        LARGE("large"),
        UNCHECKED("unchecked"),
        /** Goes on listening after the answer. */
        LISTEN("listen"),
        /** Five times, one after the other. */
        REPEAT("repeat");

        private final String word;

        Way(String word) {
            this.word = word;
        }
    }

    /** Asks one server for the address of a name. */
    static FollowUp query(String name, String service, HostPort server, Way way) {
        return query(name, "A", service, server, way);
    }

    /** Asks one server for records of a type. */
    static FollowUp query(String name, String type, String service, HostPort server, Way way) {
        var hints = Map.of("server", server.toString(), "type", type, "way", way.word);
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
                new Target(
                        "tcp", address.getHostAddress(), port, "/", "generic", Map.of("within", SOON), Route.DIRECT));
    }

    /** Walks the same endpoint at an address that the system did not give. */
    static FollowUp endpointAt(Target target, InetAddress address) {
        return FollowUp.of("core.endpoint", target.withHint("address", address.getHostAddress()));
    }

    /** Walks the same endpoint by another way. */
    static FollowUp by(Target target, Route route) {
        return FollowUp.of("core.endpoint", target.by(route));
    }

    /** Asks the proxy of a target for a way to another place. */
    static FollowUp tunnel(Target target, HostPort other) {
        var hints = Map.of("within", BRIEFLY);
        return FollowUp.of(
                "core.endpoint", new Target("tcp", other.host(), other.port(), "/", "generic", hints, target.route()));
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

    /** An ordinary first message of the size that current browsers send, in more than one packet (RFC 7685 pads it). */
    static FollowUp largeHello(Target target, InetAddress address) {
        return FollowUp.of("core.hello", hello(target, address, target.host()).withHint("size", LARGE));
    }

    /** The same bytes in small packets. */
    static FollowUp largeHelloInPieces(Target target, InetAddress address) {
        return FollowUp.of(
                "core.hello",
                hello(target, address, target.host()).withHint("size", LARGE).withHint("piece", SMALL));
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
