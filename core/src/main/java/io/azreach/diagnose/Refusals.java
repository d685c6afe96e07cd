package io.azreach.diagnose;

import io.azreach.model.Confidence;
import io.azreach.model.evidence.TcpConnect;
import io.azreach.spi.FindingSink;

/** A connect that was refused: by the endpoint, by a box on the way, or by this machine. */
final class Refusals {
    private Refusals() {}

    static void judge(Way way, TcpConnect connect, FindingSink sink) {
        sink.report(ConnectRule.about(way, connect, "TCP_REFUSED", Confidence.LIKELY)
                .excluding("TCP_TIMEOUT", "LOCAL_NO_ROUTE")
                .build());
    }
}
