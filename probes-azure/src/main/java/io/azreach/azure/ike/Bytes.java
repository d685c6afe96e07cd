package io.azreach.azure.ike;

import java.io.ByteArrayOutputStream;

/** Writes numbers in network order. */
final class Bytes {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    Bytes u8(int value) {
        out.write(value);
        return this;
    }

    Bytes u16(int value) {
        return u8(value >> 8).u8(value);
    }

    Bytes u32(int value) {
        return u16(value >> 16).u16(value);
    }

    Bytes raw(byte[] bytes) {
        out.writeBytes(bytes);
        return this;
    }

    byte[] toArray() {
        return out.toByteArray();
    }

    static byte[] join(byte[]... parts) {
        var all = new Bytes();
        for (var part : parts) {
            all.raw(part);
        }
        return all.toArray();
    }
}
