package io.azreach.host.internal;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Bytes of a command's output to text: UTF-16 where a byte order mark says so, UTF-8, or the system's own encoding. */
final class OutputText {
    private OutputText() {}

    static String decode(byte[] bytes) {
        if (bytes.length >= 2 && (bytes[0] & 0xFF) == 0xFF && (bytes[1] & 0xFF) == 0xFE) {
            return new String(bytes, 2, bytes.length - 2, StandardCharsets.UTF_16LE);
        }
        try {
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException notUtf8) {
            return new String(bytes, fallback());
        }
    }

    /** Windows tools write the system's code page to a pipe. */
    private static Charset fallback() {
        var name = System.getProperty("native.encoding", "");
        boolean windows =
                System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");
        return windows && Charset.isSupported(name) ? Charset.forName(name) : StandardCharsets.UTF_8;
    }
}
