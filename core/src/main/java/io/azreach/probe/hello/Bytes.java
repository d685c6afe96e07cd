package io.azreach.probe.hello;

import java.io.ByteArrayOutputStream;
import java.util.List;

/** Writes the vectors of RFC 8446 section 3: numbers in network order, lengths before contents. */
final class Bytes {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    Bytes u8(int value) {
        out.write(value);
        return this;
    }

    Bytes u16(int value) {
        return u8(value >> 8).u8(value);
    }

    Bytes u24(int value) {
        return u8(value >> 16).u16(value);
    }

    Bytes raw(byte[] bytes) {
        out.writeBytes(bytes);
        return this;
    }

    Bytes list8(byte[] content) {
        return u8(content.length).raw(content);
    }

    Bytes list16(byte[] content) {
        return u16(content.length).raw(content);
    }

    static byte[] numbers(List<Integer> values) {
        var all = new Bytes();
        values.forEach(all::u16);
        return all.toArray();
    }

    byte[] toArray() {
        return out.toByteArray();
    }
}
