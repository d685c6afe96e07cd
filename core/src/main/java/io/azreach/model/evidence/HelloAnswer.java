package io.azreach.model.evidence;

import io.azreach.model.Evidence;
import io.azreach.model.Failure;
import java.net.InetAddress;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The first bytes a peer answered to a hand-made first message of a TLS client.
 *
 * @param address the peer of the TCP connection: the endpoint, or the proxy in front of it
 * @param port its port
 * @param serverName the name in the message; null when none was sent
 * @param offered which message: {@code current}, {@code ssl3-only}, {@code tls13-without-key}, {@code only-TLSv1.2}, …
 * @param sent its size in bytes
 * @param kind what came back
 * @param version the peer chose: {@code TLSv1.2}, …; null when it chose none
 * @param suite the peer chose, as named by IANA
 * @param alert name of the alert: {@code protocol_version}, …
 * @param bytes received, at most 16384
 * @param took from sending to the end of the answer
 * @param failure why nothing came back
 */
public record HelloAnswer(
        InetAddress address,
        int port,
        @Nullable String serverName,
        String offered,
        int sent,
        Kind kind,
        @Nullable String version,
        @Nullable String suite,
        @Nullable String alert,
        int bytes,
        Duration took,
        @Nullable Failure failure)
        implements Evidence {
    /** What the first bytes were. */
    public enum Kind {
        /** Not a byte. */
        NOTHING,
        ALERT,
        SERVER_HELLO,
        /** A server hello that asks for another key (RFC 8446 section 4.1.4). */
        RETRY_REQUEST,
        HTTP,
        /** The start of a record or of a response. */
        TRUNCATED,
        OTHER
    }

    /** Whether the peer speaks TLS here, whatever it said. */
    public boolean isTls() {
        return kind == Kind.ALERT || kind == Kind.SERVER_HELLO || kind == Kind.RETRY_REQUEST;
    }
}
