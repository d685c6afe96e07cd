package io.azreach.net.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** One element of DER (X.690), as far as certificate extensions need it. What cannot be decoded is left out. */
final class Der {
    static final int OCTETS = 0x04;
    private static final int CONSTRUCTED = 0x20;

    private final int tag;
    private final byte[] content;

    private Der(int tag, byte[] content) {
        this.tag = tag;
        this.content = content;
    }

    static List<Der> parse(byte[] bytes) {
        var found = new ArrayList<Der>();
        int at = 0;
        while (at + 2 <= bytes.length) {
            int tag = bytes[at] & 0xff;
            int length = bytes[at + 1] & 0xff;
            at += 2;
            if (length > 0x80) {
                int octets = length - 0x80;
                if (octets > 3 || at + octets > bytes.length) {
                    return found;
                }
                length = 0;
                for (int i = 0; i < octets; i++) {
                    length = (length << 8) | (bytes[at++] & 0xff);
                }
            }
            if (length > bytes.length - at) {
                return found;
            }
            found.add(new Der(tag, Arrays.copyOfRange(bytes, at, at + length)));
            at += length;
        }
        return found;
    }

    /** First identifier octet. */
    int tag() {
        return tag;
    }

    /** Contents octets. */
    byte[] content() {
        return content.clone();
    }

    /** Elements within this one; none for a primitive. */
    List<Der> children() {
        return (tag & CONSTRUCTED) == 0 ? List.of() : parse(content);
    }
}
