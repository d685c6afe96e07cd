package io.azreach.azure.ike;

import java.util.ArrayList;
import java.util.List;

/** One payload of a message (RFC 7296 section 3.2): its type and what follows its generic header. */
record Payload(int type, byte[] body) {
    static final int SA = 33;
    static final int KE = 34;
    static final int ID_INITIATOR = 35;
    static final int AUTH = 39;
    static final int NONCE = 40;
    static final int NOTIFY = 41;
    static final int DELETE = 42;
    static final int SELECTORS_INITIATOR = 44;
    static final int SELECTORS_RESPONDER = 45;
    static final int ENCRYPTED = 46;

    private static final int HEADER = 4;
    private static final int MOST = 64;

    static Payload of(int type, Bytes body) {
        return new Payload(type, body.toArray());
    }

    static Payload notify(int notifyType, byte[] data) {
        return of(NOTIFY, new Bytes().u8(0).u8(0).u16(notifyType).raw(data));
    }

    /** Payloads one after another, each with the type of the next in its header. */
    static byte[] chain(List<Payload> payloads) {
        var all = new Bytes();
        for (int i = 0; i < payloads.size(); i++) {
            int next = i + 1 < payloads.size() ? payloads.get(i + 1).type() : 0;
            var body = payloads.get(i).body();
            all.u8(next).u8(0).u16(HEADER + body.length).raw(body);
        }
        return all.toArray();
    }

    /** Reads a chain as far as it makes sense. An encrypted payload ends it: what its header names is inside. */
    static List<Payload> read(int first, byte[] chain) {
        var in = new Cursor(chain);
        var payloads = new ArrayList<Payload>();
        int type = first;
        while (type != 0 && in.left() >= HEADER && payloads.size() < MOST) {
            int next = in.u8();
            in.u8();
            int length = in.u16() - HEADER;
            if (length < 0 || length > in.left()) {
                break;
            }
            payloads.add(new Payload(type, in.take(length)));
            type = type == ENCRYPTED ? 0 : next;
        }
        return List.copyOf(payloads);
    }
}
