package io.azreach.testkit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Ways to treat a client. */
public final class Behaviours {
    private Behaviours() {}

    /** Reads and never answers. */
    public static Behaviour silence() {
        return Behaviours::drain;
    }

    public static Behaviour close() {
        return peer -> {};
    }

    public static Behaviour reset() {
        return Behaviours::abort;
    }

    public static Behaviour closeAfterFirstBytes() {
        return Behaviours::firstBytes;
    }

    public static Behaviour resetAfterFirstBytes() {
        return peer -> {
            firstBytes(peer);
            abort(peer);
        };
    }

    /** Speaks first, then only listens. */
    public static Behaviour banner(byte[] bytes) {
        return peer -> {
            peer.getOutputStream().write(bytes);
            drain(peer);
        };
    }

    /** Answers the first bytes, then only listens. */
    public static Behaviour answer(byte[] bytes) {
        return peer -> {
            firstBytes(peer);
            peer.getOutputStream().write(bytes);
            drain(peer);
        };
    }

    /** Answers the first bytes, then closes. */
    public static Behaviour answerAndClose(String text) {
        return peer -> {
            firstBytes(peer);
            peer.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        };
    }

    /** Answers a request head with these bytes, then closes. */
    public static Behaviour http(String response) {
        return peer -> {
            head(peer.getInputStream());
            peer.getOutputStream().write(response.getBytes(StandardCharsets.UTF_8));
        };
    }

    /** One byte of the text after each interval in which the peer keeps quiet; then only listens. */
    public static Behaviour drip(String text, Duration interval) {
        return peer -> {
            firstBytes(peer);
            peer.setSoTimeout((int) interval.toMillis());
            for (byte each : text.getBytes(StandardCharsets.ISO_8859_1)) {
                pause(peer);
                peer.getOutputStream().write(each);
            }
            peer.setSoTimeout(0);
            drain(peer);
        };
    }

    /** A beginning, then the same piece again until the peer goes away or {@code most} bytes are sent. */
    public static Behaviour flood(String beginning, String piece, long most) {
        return peer -> {
            firstBytes(peer);
            OutputStream out = peer.getOutputStream();
            out.write(beginning.getBytes(StandardCharsets.ISO_8859_1));
            var bytes = piece.repeat(Math.max(1, 8192 / piece.length())).getBytes(StandardCharsets.ISO_8859_1);
            for (long sent = 0; sent < most; sent += bytes.length) {
                out.write(bytes);
            }
        };
    }

    /** The bytes up to and including the empty line. */
    static String head(InputStream in) throws IOException {
        var head = new ByteArrayOutputStream();
        for (int next = in.read(); next >= 0; next = in.read()) {
            head.write(next);
            if (next == '\n' && head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
                break;
            }
        }
        return head.toString(StandardCharsets.ISO_8859_1);
    }

    static void drain(Socket peer) throws IOException {
        peer.getInputStream().transferTo(OutputStream.nullOutputStream());
    }

    private static void pause(Socket peer) throws IOException {
        try {
            while (peer.getInputStream().read() >= 0) {
                // A peer that goes on talking only shortens the pause.
            }
        } catch (SocketTimeoutException e) {
            return;
        }
        throw new IOException("peer left");
    }

    private static void firstBytes(Socket peer) throws IOException {
        if (peer.getInputStream().read(new byte[65_536]) < 0) {
            throw new IOException("peer left");
        }
    }

    private static void abort(Socket peer) throws IOException {
        peer.setSoLinger(true, 0);
        peer.close();
    }
}
