package io.azreach.probe.hello;

import io.azreach.model.evidence.HelloAnswer.Kind;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What the first bytes from a server are. Made for bytes of any origin: every length is checked, nothing is thrown.
 *
 * @param kind what they are
 * @param version agreed, for a server hello or a request to try again
 * @param suite agreed, likewise
 * @param alert name of the alert
 * @param fatal whether the alert ends the connection; null without one
 */
public record ServerReply(
        Kind kind,
        @Nullable String version,
        @Nullable String suite,
        @Nullable String alert,
        @Nullable Boolean fatal) {
    private static final int ALERT = 21;
    private static final int HANDSHAKE = 22;
    private static final int LONGEST_RECORD = 16_384 + 2048;
    private static final int LONGEST_HELLO = 65_536;

    /** The random value that makes a server hello a request to try again (RFC 8446 section 4.1.3). */
    private static final byte[] RETRY =
            java.util.HexFormat.of().parseHex("cf21ad74e59a6111be1d8c021e65b891c2a211167abb8c5e079e09e2c8a8339c");

    public static ServerReply of(byte[] bytes) {
        if (bytes.length == 0) {
            return plain(Kind.NOTHING);
        }
        int type = bytes[0] & 0xff;
        if (bytes.length < 5) {
            return plain(type == ALERT || type == HANDSHAKE || looksLikeHttp(bytes) ? Kind.TRUNCATED : Kind.OTHER);
        }
        if (bytes[1] != 3 || (type != ALERT && type != HANDSHAKE)) {
            return plain(looksLikeHttp(bytes) ? Kind.HTTP : Kind.OTHER);
        }
        return type == ALERT ? alert(ByteBuffer.wrap(bytes)) : hello(handshakeBytes(bytes));
    }

    private static ServerReply plain(Kind kind) {
        return new ServerReply(kind, null, null, null, null);
    }

    private static boolean looksLikeHttp(byte[] bytes) {
        var start = new String(bytes, 0, Math.min(bytes.length, 64), StandardCharsets.ISO_8859_1)
                .toLowerCase(Locale.ROOT)
                .stripLeading();
        return start.startsWith("http/") || start.startsWith("<!doctype html") || start.startsWith("<html");
    }

    private static ServerReply alert(ByteBuffer record) {
        int length = record.getShort(3) & 0xffff;
        if (length != 2) {
            return plain(Kind.OTHER);
        }
        if (record.limit() < 7) {
            return plain(Kind.TRUNCATED);
        }
        return new ServerReply(Kind.ALERT, null, null, Alerts.name(record.get(6) & 0xff), record.get(5) == 2);
    }

    /** Contents of the handshake records at the start, joined. */
    private static byte[] handshakeBytes(byte[] bytes) {
        var joined = new ByteArrayOutputStream();
        var in = ByteBuffer.wrap(bytes);
        while (in.remaining() >= 5 && in.get(in.position()) == HANDSHAKE && joined.size() < LONGEST_HELLO) {
            int length = in.getShort(in.position() + 3) & 0xffff;
            if (length == 0 || length > LONGEST_RECORD) {
                break;
            }
            in.position(in.position() + 5);
            int here = Math.min(length, in.remaining());
            joined.write(bytes, in.position(), here);
            in.position(in.position() + here);
        }
        return joined.toByteArray();
    }

    private static ServerReply hello(byte[] handshake) {
        if (handshake.length > 0 && handshake[0] != 2) {
            return plain(Kind.OTHER);
        }
        var in = new Cursor(handshake);
        in.skip(4);
        int version = in.u16();
        var random = in.take(32);
        in.skip(in.u8());
        int suite = in.u16();
        in.skip(1);
        if (in.isExhausted()) {
            return plain(Kind.TRUNCATED);
        }
        var kind = Arrays.equals(random, RETRY) ? Kind.RETRY_REQUEST : Kind.SERVER_HELLO;
        int agreed = selectedVersion(in, version);
        var label = TlsVersion.of(agreed)
                .map(TlsVersion::label)
                .orElseGet(() -> String.format(Locale.ROOT, "0x%04X", agreed));
        return new ServerReply(kind, label, CipherSuites.name(suite), null, null);
    }

    /** TLS 1.3 hides behind the number of 1.2 and tells itself in an extension. */
    private static int selectedVersion(Cursor in, int otherwise) {
        in.u16();
        while (!in.isExhausted()) {
            int type = in.u16();
            int length = in.u16();
            if (type == 43 && length == 2) {
                int version = in.u16();
                return in.isExhausted() ? otherwise : version;
            }
            in.skip(length);
        }
        return otherwise;
    }
}
