package io.azreach.windows.parse;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Walks over little-endian words and length-prefixed strings, and never past the end. */
final class SettingBytes {
    private final ByteBuffer bytes;

    SettingBytes(byte[] content) {
        bytes = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
    }

    boolean atEnd() {
        return bytes.remaining() < Integer.BYTES;
    }

    Optional<Integer> word() {
        return atEnd() ? Optional.empty() : Optional.of(bytes.getInt());
    }

    /** Empty when the length is missing, negative or beyond the end. */
    Optional<String> string() {
        return word().filter(length -> length >= 0 && length <= bytes.remaining())
                .map(this::text);
    }

    private String text(int length) {
        var content = new byte[length];
        bytes.get(content);
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            return new String(content, StandardCharsets.ISO_8859_1);
        }
    }
}
