package io.azreach.probe;

import io.azreach.model.Attempt;
import io.azreach.model.HostInfo;
import io.azreach.model.Target;
import io.azreach.model.evidence.HelloAnswer;
import io.azreach.net.Connection;
import io.azreach.net.Literals;
import io.azreach.probe.hello.ClientHello;
import io.azreach.probe.hello.ServerReply;
import io.azreach.probe.hello.TlsVersion;
import io.azreach.spi.Applicability;
import io.azreach.spi.Probe;
import io.azreach.spi.ProbeContext;
import io.azreach.spi.ProbeInfo;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Sends hand-made first messages of TLS, each over a connection of its own, and records what they are answered. Hints of the
 * target: {@code sni}, the name to send instead of the target's host, empty for none; {@code address}, the peer;
 * {@code size}, the least size of the message in bytes; {@code piece}, the most bytes to send in one packet.
 */
final class HelloProbe implements Probe {
    private static final Set<String> SCHEMES = Set.of("https", "tls", "tcp");
    private static final Duration ANSWER_CAP = Duration.ofSeconds(3);
    /** A refusal takes the server no thought: one round trip, and two repeats of a lost packet. */
    private static final Duration REFUSAL_CAP = Duration.ofMillis(1500);

    private static final int MOST_BYTES = 16_384;
    private static final int LARGEST_HELLO = 16_000;

    private final ProbeInfo info;
    private final List<ClientHello> offers;
    private final boolean untilAnswered;
    private final SecureRandom random = new SecureRandom();

    private HelloProbe(String id, List<ClientHello> offers, boolean untilAnswered) {
        this.info = ProbeInfo.contrast(id, Duration.ofSeconds(25));
        this.offers = List.copyOf(offers);
        this.untilAnswered = untilAnswered;
    }

    /** What a healthy server refuses or puts off in few bytes; the second message is sent only when the first gets none. */
    static HelloProbe refusable() {
        return new HelloProbe("core.refusable-hello", List.of(ClientHello.refusable(), ClientHello.retryable()), true);
    }

    /** One version at a time, TLS 1.0 to 1.3. */
    static HelloProbe versions() {
        var each = Stream.of(TlsVersion.TLS_1_0, TlsVersion.TLS_1_1, TlsVersion.TLS_1_2, TlsVersion.TLS_1_3);
        return new HelloProbe("core.tls-versions", each.map(ClientHello::only).toList(), false);
    }

    /** What a current client says. */
    static HelloProbe current() {
        return new HelloProbe("core.hello", List.of(ClientHello.current()), false);
    }

    @Override
    public ProbeInfo info() {
        return info;
    }

    @Override
    public Applicability applicableTo(Target target, HostInfo host) {
        return Applicability.when(SCHEMES.contains(target.scheme()));
    }

    @Override
    public void observe(Target target, ProbeContext context) throws InterruptedException {
        for (var offer : offers) {
            var connection = new Approach(context).to(target);
            if (connection == null) {
                return;
            }
            try (connection) {
                var answer = send(offer, target, connection, context);
                context.record(answer);
                if (untilAnswered && answer.bytes() > 0) {
                    return;
                }
            }
        }
    }

    private HelloAnswer send(ClientHello offer, Target target, Connection connection, ProbeContext context)
            throws InterruptedException {
        var entropy = new byte[ClientHello.ENTROPY];
        random.nextBytes(entropy);
        var name = serverName(target);
        var hello = offer.bytes(name, number(target, "size", 0), entropy);
        return answer(
                offer,
                name,
                hello.length,
                connection,
                context.net()
                        .converse(
                                connection,
                                pieces(hello, number(target, "piece", hello.length)),
                                MOST_BYTES,
                                untilAnswered ? REFUSAL_CAP : ANSWER_CAP));
    }

    private static List<byte[]> pieces(byte[] hello, int most) {
        var pieces = new ArrayList<byte[]>();
        for (int from = 0; from < hello.length; from += most) {
            pieces.add(Arrays.copyOfRange(hello, from, Math.min(hello.length, from + most)));
        }
        return pieces;
    }

    private static HelloAnswer answer(
            ClientHello offer, @Nullable String name, int sent, Connection connection, Attempt<byte[]> received) {
        var bytes = received.value().orElseGet(() -> new byte[0]);
        var reply = ServerReply.of(bytes);
        return new HelloAnswer(
                connection.remote().getAddress(),
                connection.remote().getPort(),
                name,
                offer.name(),
                sent,
                reply.kind(),
                reply.version(),
                reply.suite(),
                reply.alert(),
                bytes.length,
                received.took(),
                received.failure());
    }

    private static @Nullable String serverName(Target target) {
        var name = target.hint("sni").orElse(target.host());
        return name.isEmpty() || Literals.isLiteral(name) ? null : name;
    }

    private static int number(Target target, String hint, int otherwise) {
        return target.hint(hint)
                .filter(s -> s.matches("[1-9][0-9]{0,4}"))
                .map(Integer::valueOf)
                .map(s -> Math.min(s, LARGEST_HELLO))
                .orElse(otherwise);
    }
}
