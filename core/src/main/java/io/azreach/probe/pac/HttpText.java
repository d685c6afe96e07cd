package io.azreach.probe.pac;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An answer of a web server whose connection was read to its end (RFC 9112, without a transfer coding as HTTP/1.0 has none).
 *
 * @param status status code
 * @param contentType as the server said
 * @param length the length it announced; -1 when it announced none
 * @param body what follows the head
 */
record HttpText(int status, @Nullable String contentType, long length, byte[] body) {
    private static final int LONGEST_HEAD = 16_384;

    /** Empty when the bytes are no response with a complete head. */
    static Optional<HttpText> of(byte[] bytes) {
        int end = endOfHead(bytes);
        var head = new String(bytes, 0, Math.max(0, end), StandardCharsets.ISO_8859_1);
        if (end < 0 || !head.matches("(?s)HTTP/1\\.[01] [1-5][0-9]{2}([ \\r\\n].*)?")) {
            return Optional.empty();
        }
        int status = Integer.parseInt(head.substring(9, 12));
        var length = header(head, "content-length").filter(l -> l.matches("[0-9]{1,12}"));
        var body = java.util.Arrays.copyOfRange(bytes, end + 4, bytes.length);
        return Optional.of(new HttpText(
                status,
                header(head, "content-type").orElse(null),
                length.map(Long::valueOf).orElse(-1L),
                body));
    }

    boolean isComplete() {
        return length < 0 || body.length >= length;
    }

    private static int endOfHead(byte[] bytes) {
        int last = Math.min(bytes.length - 4, LONGEST_HEAD);
        for (int i = 0; i <= last; i++) {
            if (bytes[i] == '\r' && bytes[i + 1] == '\n' && bytes[i + 2] == '\r' && bytes[i + 3] == '\n') {
                return i;
            }
        }
        return -1;
    }

    private static Optional<String> header(String head, String name) {
        return head.lines()
                .skip(1)
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name + ":"))
                .map(line -> line.substring(name.length() + 1).strip())
                .findFirst();
    }
}
