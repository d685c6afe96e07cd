package io.azreach.azure.ike;

/** Reads numbers in network order; reading past the end gives zeros and is remembered. */
final class Cursor {
    private final byte[] bytes;
    private final int end;
    private int at;
    private boolean exhausted;

    Cursor(byte[] bytes) {
        this.bytes = bytes.clone();
        this.end = bytes.length;
    }

    int u8() {
        return has(1) ? bytes[at++] & 0xff : 0;
    }

    int u16() {
        return u8() << 8 | u8();
    }

    long u32() {
        return (long) u16() << 16 | u16();
    }

    byte[] take(int count) {
        if (!has(count)) {
            return new byte[0];
        }
        var taken = new byte[count];
        System.arraycopy(bytes, at, taken, 0, count);
        at += count;
        return taken;
    }

    byte[] rest() {
        return take(left());
    }

    int left() {
        return end - at;
    }

    /** Whether something was read that is not there. */
    boolean isExhausted() {
        return exhausted;
    }

    private boolean has(int count) {
        exhausted |= count < 0 || end - at < count;
        return !exhausted;
    }
}
