package io.azreach.azure.ike;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * An IKE message (RFC 7296 section 3.1), its payloads in clear text only.
 *
 * @param spis of both sides, the initiator's first, 16 bytes
 * @param version as on the wire: major in the upper four bits
 * @param exchange exchange type
 * @param flags flags
 * @param id message id
 * @param payloads as far as they make sense
 */
record Message(byte[] spis, int version, int exchange, int flags, long id, List<Payload> payloads) {
    static final int SA_INIT = 34;
    static final int AUTH = 35;
    static final int INFORMATIONAL = 37;
    static final int HEADER = 28;

    private static final int SPIS = 16;
    private static final int VERSION = 0x20;
    private static final int FROM_INITIATOR = 0x08;
    private static final int RESPONSE = 0x20;

    Message {
        payloads = List.copyOf(payloads);
    }

    /** The header of a request of ours; {@code length} counts it in. */
    static byte[] header(byte[] spis, int firstPayload, int exchange, int id, int length) {
        return new Bytes()
                .raw(spis)
                .u8(firstPayload)
                .u8(VERSION)
                .u8(exchange)
                .u8(FROM_INITIATOR)
                .u32(id)
                .u32(length)
                .toArray();
    }

    static byte[] request(byte[] spis, int exchange, int id, List<Payload> payloads) {
        var chain = Payload.chain(payloads);
        int first = payloads.isEmpty() ? 0 : payloads.get(0).type();
        return Bytes.join(header(spis, first, exchange, id, HEADER + chain.length), chain);
    }

    /** Reads what looks like a message of either version; bytes after its own length are ignored. */
    static Optional<Message> read(byte[] bytes) {
        var in = new Cursor(bytes);
        var spis = in.take(SPIS);
        int first = in.u8();
        int version = in.u8();
        int exchange = in.u8();
        int flags = in.u8();
        long id = in.u32();
        long length = in.u32();
        if (in.isExhausted() || length < HEADER || length > bytes.length) {
            return Optional.empty();
        }
        var chain = in.take((int) length - HEADER);
        var payloads = version >> 4 == 2 ? Payload.read(first, chain) : List.<Payload>of();
        return Optional.of(new Message(spis, version, exchange, flags, id, payloads));
    }

    int majorVersion() {
        return version >> 4;
    }

    /** Whether it belongs to the negotiation an initiator began with these bytes. */
    boolean isTo(byte[] initiator) {
        return Arrays.equals(Arrays.copyOf(spis, initiator.length), initiator);
    }

    /** Whether it is the response to such a request. */
    boolean answers(int exchangeAsked, long idAsked) {
        return exchange == exchangeAsked && (flags & RESPONSE) != 0 && id == idAsked;
    }

    Optional<byte[]> body(int type) {
        return payloads.stream()
                .filter(p -> p.type() == type)
                .map(Payload::body)
                .findFirst();
    }
}
