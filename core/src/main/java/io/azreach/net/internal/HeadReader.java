package io.azreach.net.internal;

import io.azreach.model.FailureKind;
import io.azreach.time.Stopwatch;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the head of an HTTP/1.x response (RFC 9112) byte by byte, so that nothing behind it is consumed, and keeps what it
 * has when the peer stops in the middle.
 */
final class HeadReader {
    private static final int MOST_BYTES = 64 * 1024;
    private static final int MOST_HEADERS = 200;
    private static final int MOST_INTERIM = 5;
    private static final int SHOWN = 80;
    private static final byte[] START = "HTTP/".getBytes(StandardCharsets.US_ASCII);
    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[0-9] ([1-9][0-9]{2})(?: (.*))?", Pattern.DOTALL);

    private final Stopwatch watch;
    private final Clock clock;
    private final Map<String, String> headers = new TreeMap<>();
    private @Nullable Integer status;
    private @Nullable String reason;
    private @Nullable Instant answeredAt;
    private @Nullable Duration took;
    private int bytes;
    private int lines;

    HeadReader(Stopwatch watch, Clock clock) {
        this.watch = watch;
        this.clock = clock;
    }

    /** Reads up to and including the empty line; interim responses are passed over. */
    void read(InputStream in) throws IOException {
        int interim = 0;
        do {
            headers.clear();
            readOne(in);
            interim++;
        } while (status != null && status / 100 == 1 && interim <= MOST_INTERIM);
    }

    private void readOne(InputStream in) throws IOException {
        readStatus(line(in, true));
        String last = null;
        for (var line = line(in, false); !line.isEmpty(); line = line(in, false)) {
            if (++lines > MOST_HEADERS) {
                throw new StepException(FailureKind.TOO_LARGE, "more than " + MOST_HEADERS + " header lines");
            }
            last = readHeader(line, last);
        }
    }

    private void readStatus(String line) throws StepException {
        var match = STATUS.matcher(line);
        if (!match.matches()) {
            throw new StepException(FailureKind.HTTP_MALFORMED, Printable.line(line, SHOWN));
        }
        status = Integer.valueOf(match.group(1));
        reason = match.group(2) == null ? null : Printable.line(match.group(2), 200);
        answeredAt = clock.instant();
        took = watch.elapsed();
    }

    /** Returns the name of the header, for a continuation of it. Lines that are no header are passed over. */
    private @Nullable String readHeader(String line, @Nullable String last) {
        if (line.charAt(0) == ' ' || line.charAt(0) == '\t') {
            return last == null ? null : put(last, headers.getOrDefault(last, "") + " " + line.strip());
        }
        int colon = line.indexOf(':');
        if (colon < 1) {
            return last;
        }
        var name = line.substring(0, colon).strip().toLowerCase(Locale.ROOT);
        var value = line.substring(colon + 1).strip();
        var known = headers.get(name);
        return put(name, known == null ? value : known + ", " + value);
    }

    private String put(String name, String value) {
        headers.put(name, value);
        return name;
    }

    private String line(InputStream in, boolean first) throws IOException {
        var line = new ByteArrayOutputStream();
        while (true) {
            int next = in.read();
            if (next < 0) {
                throw end(line);
            }
            if (++bytes > MOST_BYTES) {
                throw new StepException(FailureKind.TOO_LARGE, "head of more than " + MOST_BYTES + " bytes");
            }
            if (next == '\n') {
                return text(line);
            }
            line.write(next);
            if (first && !begins(line)) {
                throw malformed(line, in);
            }
        }
    }

    private StepException end(ByteArrayOutputStream line) {
        return bytes == 0 || status != null
                ? new StepException(FailureKind.CLOSED, bytes == 0 ? null : "after " + bytes + " bytes")
                : new StepException(FailureKind.HTTP_MALFORMED, shown(line));
    }

    private static boolean begins(ByteArrayOutputStream line) {
        if (line.size() > START.length) {
            return true;
        }
        var sofar = line.toByteArray();
        return sofar[sofar.length - 1] == START[sofar.length - 1];
    }

    /** Shows what else has already arrived, as one byte tells little. */
    private static StepException malformed(ByteArrayOutputStream line, InputStream in) throws IOException {
        while (line.size() < SHOWN && in.available() > 0) {
            line.write(in.read());
        }
        return new StepException(FailureKind.HTTP_MALFORMED, shown(line));
    }

    private static String shown(ByteArrayOutputStream line) {
        return Printable.ascii(line.toByteArray(), line.size(), SHOWN);
    }

    private static String text(ByteArrayOutputStream line) {
        var text = line.toString(StandardCharsets.ISO_8859_1);
        return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    }

    @Nullable
    Integer status() {
        return status;
    }

    @Nullable
    String reason() {
        return reason;
    }

    @Nullable
    Instant answeredAt() {
        return answeredAt;
    }

    /** Until the status line arrived, or until now when it did not. */
    Duration took() {
        return took == null ? watch.elapsed() : took;
    }

    /** All headers by lower-case name, repeated ones joined by a comma. Not for evidence: see {@link KeptHeaders}. */
    Map<String, String> headers() {
        return headers;
    }

    List<String> words(String name) {
        return List.of(headers.getOrDefault(name, "").toLowerCase(Locale.ROOT).split("[\\s,;]+"));
    }
}
