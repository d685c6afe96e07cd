package io.azreach.probe.pac;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Decodes a script the way browsers do: UTF-8, else one byte a character. */
final class PacText {
    private PacText() {}

    static String decode(byte[] bytes) {
        var text = strict(bytes);
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private static String strict(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException old) {
            return new String(bytes, StandardCharsets.ISO_8859_1);
        }
    }
}
