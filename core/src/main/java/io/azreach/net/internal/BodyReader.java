package io.azreach.net.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.regex.Pattern;

/** Reads the start of a body. What breaks it off is of no interest: the head has already told what was to be known. */
final class BodyReader {
    private static final int MOST_TEXT = 2048;
    private static final int LONGEST_CHUNK_LINE = 1024;
    private static final Pattern CHARSET = Pattern.compile("charset=\"?([A-Za-z0-9._:-]{1,40})");

    private final InputStream in;
    private final int most;
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();

    BodyReader(InputStream in, int most) {
        this.in = in;
        this.most = most;
    }

    byte[] read(HeadReader head) {
        try {
            if (head.words("transfer-encoding").contains("chunked")) {
                chunks();
            } else {
                copy(length(head));
            }
        } catch (IOException | NumberFormatException e) {
            System.getLogger(BodyReader.class.getName()).log(System.Logger.Level.TRACE, "body", e);
        }
        return body.toByteArray();
    }

    static String text(byte[] body, HeadReader head) {
        return Printable.block(new String(body, charset(head.headers().getOrDefault("content-type", ""))), MOST_TEXT);
    }

    private static Charset charset(String type) {
        var match = CHARSET.matcher(type);
        try {
            return match.find() ? Charset.forName(match.group(1)) : StandardCharsets.UTF_8;
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return StandardCharsets.UTF_8;
        }
    }

    private long length(HeadReader head) {
        var given = head.headers().get("content-length");
        return given == null ? Long.MAX_VALUE : Long.parseLong(given);
    }

    private void chunks() throws IOException {
        for (long size = chunkSize(); size > 0 && body.size() < most; size = chunkSize()) {
            copy(size);
            if (body.size() < most) {
                chunkLine();
            }
        }
    }

    private long chunkSize() throws IOException {
        return body.size() < most ? Long.parseLong(chunkLine().split(";", 2)[0].strip(), 16) : 0;
    }

    private String chunkLine() throws IOException {
        var line = new StringBuilder();
        for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
            if (line.length() > LONGEST_CHUNK_LINE) {
                throw new IOException("chunk line too long");
            }
            line.append((char) next);
        }
        return line.toString();
    }

    private void copy(long size) throws IOException {
        var buffer = new byte[4096];
        long left = Math.min(size, (long) most - body.size());
        while (left > 0) {
            int count = in.read(buffer, 0, (int) Math.min(left, buffer.length));
            if (count < 0) {
                return;
            }
            body.write(buffer, 0, count);
            left -= count;
        }
    }
}
