package io.azreach.azure.ike;

import io.azreach.testkit.UdpServer;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** The responder's side of IKEv2 on loopback, for one combination: AES-CBC 256, SHA-1, and a group. */
final class FakeGateway implements Closeable {
    static final String TAKES = "aes256-sha1-modp1024";
    private static final byte[] SPI = {9, 8, 7, 6, 5, 4, 3, 2};
    private static final byte[] COOKIE = {42, 43, 44};
    private static final Hmac SHA1 = new Hmac("HmacSHA1", 20, 20);
    private static final Hmac SHA1_96 = new Hmac("HmacSHA1", 20, 12);

    /** What it is told to be like. */
    record Manner(boolean marked, boolean cookie, Proposal takes, String key) {
        static Manner plain() {
            return new Manner(false, false, Proposal.parse(TAKES), "secret");
        }

        Manner onMarkedPort() {
            return new Manner(true, cookie, takes, key);
        }

        Manner wantingCookie() {
            return new Manner(marked, true, takes, key);
        }

        Manner taking(String proposal) {
            return new Manner(marked, cookie, Proposal.parse(proposal), key);
        }

        Manner withKey(String other) {
            return new Manner(marked, cookie, takes, other);
        }
    }

    private final Manner manner;
    private final UdpServer server;
    private final List<String> seen = new CopyOnWriteArrayList<>();
    private byte[] firstRequest = new byte[0];
    private byte[] ours = new byte[0];
    private byte[] initiatorIntegrity = new byte[0];
    private byte[] responderIntegrity = new byte[0];
    private byte[] initiatorKey = new byte[0];
    private byte[] responderKey = new byte[0];
    private byte[] proving = new byte[0];

    private FakeGateway(Manner manner) throws IOException {
        this.manner = manner;
        this.server = UdpServer.start(this::answers);
    }

    static FakeGateway start(Manner manner) throws IOException {
        return new FakeGateway(manner);
    }

    InetSocketAddress address() {
        return server.address();
    }

    /** The requests it understood, in order. */
    List<String> seen() {
        return List.copyOf(seen);
    }

    @Override
    public void close() {
        server.close();
    }

    private List<byte[]> answers(byte[] datagram) {
        try {
            if (manner.marked && (datagram.length < 4 || datagram[0] != 0)) {
                return List.of();
            }
            var request = manner.marked ? Arrays.copyOfRange(datagram, 4, datagram.length) : datagram;
            var answer = answer(request, Message.read(request).orElseThrow());
            return List.of(manner.marked ? Bytes.join(new byte[4], answer) : answer);
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private byte[] answer(byte[] request, Message message) throws GeneralSecurityException {
        return switch (message.exchange()) {
            case Message.SA_INIT -> begin(request, message);
            case Message.AUTH -> judge(request, message);
            default -> {
                seen.add("delete");
                yield sealed(message, List.of());
            }
        };
    }

    private byte[] begin(byte[] request, Message message) throws GeneralSecurityException {
        var cookie = Notify.of(message.payloads()).stream()
                .filter(n -> n.type() == Notify.COOKIE)
                .anyMatch(n -> Arrays.equals(n.data(), COOKIE));
        if (manner.cookie && !cookie) {
            seen.add("without cookie");
            return open(message, List.of(Payload.notify(Notify.COOKIE, COOKIE)));
        }
        if (!contains(message.body(Payload.SA).orElseThrow(), manner.takes)) {
            seen.add("refused");
            return open(message, List.of(Payload.notify(Notify.NO_PROPOSAL_CHOSEN, new byte[0])));
        }
        int group = manner.takes.first(Transform.GROUP).orElseThrow().id();
        var value = new Cursor(message.body(Payload.KE).orElseThrow());
        if (value.u16() != group) {
            seen.add("wrong group");
            return open(
                    message,
                    List.of(Payload.notify(
                            Notify.INVALID_KE_PAYLOAD, new Bytes().u16(group).toArray())));
        }
        value.u16();
        seen.add(cookie ? "taken with cookie" : "taken");
        firstRequest = request.clone();
        ours = new byte[32];
        Arrays.fill(ours, (byte) 5);
        var key = KeyAgreement.in(group).orElseThrow();
        derive(message, key.secretWith(value.rest()));
        var seenFrom = MessageDigest.getInstance("SHA-1")
                .digest(Bytes.join(
                        Arrays.copyOf(message.spis(), 8),
                        SPI,
                        server.address().getAddress().getAddress(),
                        new Bytes().u16(40_000).toArray()));
        return open(
                message,
                List.of(
                        new Payload(Payload.SA, Proposal.encode(List.of(manner.takes))),
                        Payload.of(Payload.KE, new Bytes().u16(group).u16(0).raw(key.publicValue())),
                        new Payload(Payload.NONCE, ours),
                        Payload.notify(Notify.NAT_DETECTION_DESTINATION_IP, seenFrom)));
    }

    /** Whether an offer has every algorithm; what the offer's own encoding looks like is tested elsewhere. */
    private static boolean contains(byte[] offer, Proposal wanted) {
        var in = new Cursor(offer);
        while (in.left() > 4 && !in.isExhausted()) {
            in.u16();
            int length = in.u16();
            var whole = Bytes.join(new byte[2], new Bytes().u16(length).toArray(), in.take(length - 4));
            if (Proposal.decode(whole).orElseThrow().transforms().containsAll(wanted.transforms())) {
                return true;
            }
        }
        return false;
    }

    private void derive(Message message, byte[] secret) throws GeneralSecurityException {
        var nonces = Bytes.join(message.body(Payload.NONCE).orElseThrow(), ours);
        var spis = Bytes.join(Arrays.copyOf(message.spis(), 8), SPI);
        var keys = new Cursor(SHA1.stream(SHA1.of(nonces, secret), Bytes.join(nonces, spis), 5 * 20 + 2 * 32));
        keys.take(20);
        initiatorIntegrity = keys.take(20);
        responderIntegrity = keys.take(20);
        initiatorKey = keys.take(32);
        responderKey = keys.take(32);
        proving = keys.take(20);
    }

    private byte[] judge(byte[] request, Message message) throws GeneralSecurityException {
        int end = request.length - 12;
        var check = SHA1_96.of(initiatorIntegrity, Arrays.copyOf(request, end));
        if (!Arrays.equals(check, Arrays.copyOfRange(request, end, request.length))) {
            throw new GeneralSecurityException("the request is not protected as agreed");
        }
        var cipher = Cipher.getInstance("AES/CBC/NoPadding");
        cipher.init(
                Cipher.DECRYPT_MODE,
                new SecretKeySpec(initiatorKey, "AES"),
                new IvParameterSpec(Arrays.copyOfRange(request, 32, 48)));
        var plain = cipher.doFinal(request, 48, end - 48);
        var payloads = Payload.read(request[28], Arrays.copyOf(plain, plain.length - 1 - plain[plain.length - 1]));
        var identity = payloads.get(0).body();
        var pad = SHA1.of(
                manner.key.getBytes(StandardCharsets.UTF_8), "Key Pad for IKEv2".getBytes(StandardCharsets.US_ASCII));
        var expected = SHA1.of(pad, firstRequest, ours, SHA1.of(proving, identity));
        var proof = payloads.get(1).body();
        boolean right = Arrays.equals(expected, Arrays.copyOfRange(proof, 4, proof.length));
        seen.add(right ? "proven" : "not proven");
        return sealed(
                message,
                right
                        ? List.of(new Payload(36, identity), new Payload(Payload.AUTH, proof))
                        : List.of(Payload.notify(Notify.AUTHENTICATION_FAILED, new byte[0])));
    }

    private static byte[] open(Message to, List<Payload> payloads) {
        var chain = Payload.chain(payloads);
        return Bytes.join(header(to, payloads.get(0).type(), chain.length), chain);
    }

    private static byte[] header(Message to, int first, int length) {
        return new Bytes()
                .raw(Arrays.copyOf(to.spis(), 8))
                .raw(SPI)
                .u8(first)
                .u8(0x20)
                .u8(to.exchange())
                .u8(0x20)
                .u32((int) to.id())
                .u32(28 + length)
                .toArray();
    }

    private byte[] sealed(Message to, List<Payload> payloads) throws GeneralSecurityException {
        var chain = Payload.chain(payloads);
        int padding = 15 - chain.length % 16;
        var plain = Arrays.copyOf(chain, chain.length + padding + 1);
        plain[plain.length - 1] = (byte) padding;
        var vector = new byte[16];
        var cipher = Cipher.getInstance("AES/CBC/NoPadding");
        cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(responderKey, "AES"), new IvParameterSpec(vector));
        var hidden = cipher.doFinal(plain);
        int body = 4 + vector.length + hidden.length + 12;
        int first = payloads.isEmpty() ? 0 : payloads.get(0).type();
        var message = Bytes.join(
                header(to, Payload.ENCRYPTED, body),
                new Bytes().u8(first).u8(0).u16(body).toArray(),
                vector,
                hidden);
        return Bytes.join(message, SHA1_96.of(responderIntegrity, message));
    }
}
