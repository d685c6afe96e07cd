package io.azreach.azure.ike;

import io.azreach.model.Attempt;
import io.azreach.model.evidence.IkeAnswer;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * The second exchange (RFC 7296 section 1.2): proves that we know the pre-shared key, and takes the result back at once. The
 * tunnel it asks for leads from this machine to the gateway only, so that no traffic moves into it.
 */
final class AuthTalk {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int ESP = 3;
    private static final int SHARED_KEY = 2;
    private static final int IKE = 1;
    /** The transform that says whether sequence numbers are long, and its value for short ones. */
    private static final Transform SHORT_SEQUENCE = new Transform(5, 0, 0);

    private final Line line;
    private final InetAddress local;
    private final HalfOpen sa;
    private final Duration patience;

    AuthTalk(Line line, InetAddress local, HalfOpen sa, Duration patience) {
        this.line = line;
        this.local = local;
        this.sa = sa;
        this.patience = patience;
    }

    IkeAnswer hold(byte[] presharedKey) throws InterruptedException, GeneralSecurityException {
        var asked = new Asked(line.remote(), "auth", List.of(sa.chosen()));
        var keys = SessionKeys.derive(sa);
        var request = keys.ours().close(sa.spis(), Message.AUTH, 1, payloads(keys, presharedKey));
        var reply = line.ask(request, patience);
        if (reply instanceof Attempt.Failed<byte[]> failed) {
            return asked.nothing(failed.why(), failed.took());
        }
        var inside = inside(keys, reply.value().orElseThrow());
        if (inside.stream().anyMatch(p -> p.type() == Payload.AUTH)) {
            takeBack(keys);
            return asked.authenticated(sa.chosen(), reply.took());
        }
        return Notify.of(inside).stream()
                .filter(Notify::isError)
                .findFirst()
                .map(error -> asked.refused(error, reply.took()))
                .orElseGet(() -> asked.other(null, reply.took()));
    }

    private List<Payload> inside(SessionKeys keys, byte[] reply) throws GeneralSecurityException {
        var message = Message.read(reply).filter(m -> Arrays.equals(m.spis(), sa.spis()) && m.answers(Message.AUTH, 1));
        return message.isEmpty() ? List.of() : keys.theirs().open(reply).orElse(List.of());
    }

    private List<Payload> payloads(SessionKeys keys, byte[] presharedKey) throws GeneralSecurityException {
        var identity = new Bytes()
                .u8(local instanceof Inet4Address ? 1 : 5)
                .u8(0)
                .u16(0)
                .raw(local.getAddress())
                .toArray();
        var proof = keys.proof(presharedKey, sa.request(), sa.peerNonce(), identity);
        return List.of(
                new Payload(Payload.ID_INITIATOR, identity),
                Payload.of(Payload.AUTH, new Bytes().u8(SHARED_KEY).u8(0).u16(0).raw(proof)),
                new Payload(Payload.SA, tunnel()),
                selector(Payload.SELECTORS_INITIATOR, local),
                selector(Payload.SELECTORS_RESPONDER, line.remote().getAddress()));
    }

    private static byte[] tunnel() {
        var spi = new byte[4];
        RANDOM.nextBytes(spi);
        spi[0] |= 1;
        var aes = Transform.of("aes256").orElseThrow();
        var sha1 = Transform.of("sha1").orElseThrow();
        var sha256 = Transform.of("sha256").orElseThrow();
        return Proposal.encode(ESP, spi, List.of(new Proposal(List.of(aes, sha256, sha1, SHORT_SEQUENCE))));
    }

    private static Payload selector(int type, InetAddress address) {
        var bytes = address.getAddress();
        return Payload.of(
                type,
                new Bytes()
                        .u8(1)
                        .u8(0)
                        .u16(0)
                        .u8(address instanceof Inet4Address ? 7 : 8)
                        .u8(0)
                        .u16(8 + 2 * bytes.length)
                        .u16(0)
                        .u16(65_535)
                        .raw(bytes)
                        .raw(bytes));
    }

    /** Whether the gateway confirms it does not matter: it forgets the peer after a while anyway. */
    private void takeBack(SessionKeys keys) throws InterruptedException, GeneralSecurityException {
        var delete = Payload.of(Payload.DELETE, new Bytes().u8(IKE).u8(0).u16(0));
        var request = keys.ours().close(sa.spis(), Message.INFORMATIONAL, 2, List.of(delete));
        var unused = line.ask(request, patience);
    }
}
