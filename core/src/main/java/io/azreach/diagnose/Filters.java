package io.azreach.diagnose;

import io.azreach.model.Confidence;
import io.azreach.model.evidence.TlsHandshake;
import io.azreach.spi.FindingSink;

/** A handshake that was reset or swallowed: a filter on the name, a path that loses large packets, or the server itself. */
final class Filters {
    private Filters() {}

    static void reset(Way way, TlsHandshake tls, FindingSink sink) {
        sink.report(HandshakeRule.about(way, tls, "TLS_RESET", Confidence.LIKELY)
                .excluding("TLS_CLOSED", "TLS_HANDSHAKE_TIMEOUT")
                .build());
    }

    static void silent(Way way, TlsHandshake tls, FindingSink sink) {
        sink.report(HandshakeRule.about(way, tls, "TLS_HANDSHAKE_TIMEOUT", Confidence.LIKELY)
                .excluding("TLS_RESET", "TLS_CLOSED")
                .build());
    }
}
