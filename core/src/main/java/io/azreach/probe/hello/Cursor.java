package io.azreach.probe.hello;

/** Reads numbers in network order; reading past the end gives zeros and is remembered. */
final class Cursor {
    private final byte[] bytes;
    private int at;
    private boolean exhausted;

    Cursor(byte[] bytes) {
        this.bytes = bytes;
    }

    int u8() {
        return has(1) ? bytes[at++] & 0xff : 0;
    }

    int u16() {
        return u8() << 8 | u8();
    }

    byte[] take(int count) {
        var taken = new byte[count];
        if (has(count)) {
            System.arraycopy(bytes, at, taken, 0, count);
            at += count;
        }
        return taken;
    }

    void skip(int count) {
        if (has(count)) {
            at += count;
        }
    }

    /** Whether something was read that is not there. */
    boolean isExhausted() {
        return exhausted;
    }

    private boolean has(int count) {
        exhausted |= bytes.length - at < count;
        return !exhausted;
    }
}
