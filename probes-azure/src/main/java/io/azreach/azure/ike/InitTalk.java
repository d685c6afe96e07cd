package io.azreach.azure.ike;

import io.azreach.model.Attempt;
import io.azreach.model.evidence.IkeAnswer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A negotiation's first exchange, repeated as the gateway asks: with its cookie, or with a key in its group. */
final class InitTalk {
    /** What was seen, and where to go on from; the latter only when the gateway took an offer. */
    record Outcome(IkeAnswer answer, @Nullable HalfOpen sa) {}

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int MOST_ROUNDS = 4;
    private static final int SPI = 8;
    private static final int NONCE = 32;
    private static final int LONGEST_COOKIE = 64;

    private final Line line;
    private final InetAddress local;
    private final Asked asked;
    private final Duration patience;
    private Duration took = Duration.ZERO;

    /**
     * @param local this machine's address towards the gateway
     * @param patience how long to wait for each answer
     */
    InitTalk(Line line, InetAddress local, List<Proposal> offered, Duration patience) {
        this.line = line;
        this.local = local;
        this.asked = new Asked(line.remote(), "sa-init", offered);
        this.patience = patience;
    }

    Outcome hold() throws InterruptedException, GeneralSecurityException {
        var request = first();
        var outcome = new Outcome(asked.other(null, took), null);
        for (int round = 0; round < MOST_ROUNDS; round++) {
            var reply = line.ask(request.bytes(), patience);
            took = took.plus(reply.took());
            if (reply instanceof Attempt.Failed<byte[]> failed) {
                return new Outcome(asked.nothing(failed.why(), took), null);
            }
            var message = Message.read(reply.value().orElseThrow());
            outcome = outcome(request, message.orElse(null));
            var again = message.isEmpty() ? Optional.<SaInitRequest>empty() : changed(request, message.get());
            if (outcome.sa() != null || again.isEmpty()) {
                return outcome;
            }
            request = again.get();
        }
        return outcome;
    }

    private SaInitRequest first() throws GeneralSecurityException {
        var spi = random(SPI);
        var group = asked.offered().stream()
                .flatMap(p -> p.first(Transform.GROUP).stream())
                .findFirst()
                .orElseThrow();
        var key = KeyAgreement.in(group.id()).orElseThrow();
        var from = new InetSocketAddress(local, line.remote().getPort());
        return new SaInitRequest(
                spi,
                random(NONCE),
                key,
                asked.offered(),
                SaInitRequest.addresses(spi, from, line.remote()),
                new byte[0]);
    }

    private static byte[] random(int count) {
        var bytes = new byte[count];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    private Outcome outcome(SaInitRequest request, @Nullable Message message) throws GeneralSecurityException {
        if (message == null || !message.isTo(request.spi())) {
            return new Outcome(asked.other(null, took), null);
        }
        if (message.majorVersion() != 2) {
            return new Outcome(asked.other("IKEv" + message.majorVersion(), took), null);
        }
        if (!message.answers(Message.SA_INIT, 0)) {
            return new Outcome(asked.other(null, took), null);
        }
        var error = Notify.of(message.payloads()).stream()
                .filter(n -> n.isError() || n.type() == Notify.COOKIE)
                .findFirst();
        if (error.isPresent()) {
            return new Outcome(asked.refused(error.get(), took), null);
        }
        var sa = halfOpen(request, message);
        return sa.isEmpty()
                ? new Outcome(asked.other(null, took), null)
                : new Outcome(asked.accepted(sa.get().chosen(), translated(message), took), sa.get());
    }

    /** The request the gateway asks for instead; nothing when it does not, or when it asks for what was not offered. */
    private Optional<SaInitRequest> changed(SaInitRequest request, Message message) throws GeneralSecurityException {
        if (!message.isTo(request.spi()) || !message.answers(Message.SA_INIT, 0)) {
            return Optional.empty();
        }
        for (var notify : Notify.of(message.payloads())) {
            if (notify.type() == Notify.COOKIE && notify.data().length > 0 && notify.data().length <= LONGEST_COOKIE) {
                return Optional.of(request.returning(notify.data()));
            }
            var group = notify.wantedGroup()
                    .filter(wanted -> asked.offered().stream().anyMatch(p -> p.offers(wanted)))
                    .filter(wanted -> wanted.id() != request.key().group());
            if (group.isPresent()) {
                return KeyAgreement.in(group.get().id()).map(request::with);
            }
        }
        return Optional.empty();
    }

    private Optional<HalfOpen> halfOpen(SaInitRequest request, Message message) {
        var chosen = message.body(Payload.SA).flatMap(Proposal::decode).filter(choice -> asked.offered().stream()
                .anyMatch(choice::isChoiceOf));
        var value = message.body(Payload.KE).map(Cursor::new);
        var nonce = message.body(Payload.NONCE);
        if (chosen.isEmpty() || nonce.isEmpty() || value.isEmpty()) {
            return Optional.empty();
        }
        int group = value.get().u16();
        value.get().u16();
        if (group != request.key().group()) {
            return Optional.empty();
        }
        return Optional.of(new HalfOpen(
                message.spis(),
                request.bytes(),
                request.nonce(),
                request.key(),
                chosen.get(),
                nonce.get(),
                value.get().rest()));
    }

    private @Nullable Boolean translated(Message message) throws GeneralSecurityException {
        for (var notify : Notify.of(message.payloads())) {
            if (notify.type() == Notify.NAT_DETECTION_DESTINATION_IP) {
                return !SaInitRequest.isAbout(local, message.spis(), notify.data());
            }
        }
        return null;
    }
}
