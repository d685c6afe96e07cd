package io.azreach.diagnose;

import io.azreach.model.Confidence;
import io.azreach.model.evidence.TcpConnect;
import io.azreach.spi.FindingSink;

/** A connect that an ICMP message ended: who sent it, and what exactly it says. */
final class Unreachable {
    private Unreachable() {}

    static void judge(Way way, TcpConnect connect, String usual, FindingSink sink) {
        sink.report(ConnectRule.about(way, connect, usual, Confidence.LIKELY)
                .excluding("LOCAL_NO_ROUTE", "TCP_TIMEOUT")
                .build());
    }
}
