package io.azreach.diagnose;

import static io.azreach.model.FailureKind.DNS_BAD_REPLY;
import static io.azreach.model.FailureKind.REFUSED;

import io.azreach.model.Confidence;
import io.azreach.model.Severity;
import io.azreach.spi.FindingSink;

/** Name servers that said nothing of use over UDP. */
final class SilentServers {
    private SilentServers() {}

    /** No server said anything over UDP, or nothing about addresses of the first kind. */
    static void judge(Way way, Replies replies, FindingSink sink) {
        if (replies.every(REFUSED)) {
            sink.report(NameFinding.servers(
                            NameFinding.about(way, "DNS_SERVER_NOT_LISTENING", Confidence.CONFIRMED), replies.servers())
                    .excluding("DNS_TIMEOUT")
                    .build());
        } else if (replies.some(DNS_BAD_REPLY)) {
            sink.report(NameFinding.servers(
                            NameFinding.about(way, "DNS_REPLY_MISMATCH", Confidence.LIKELY), replies.servers())
                    .severity(way.whenClosed())
                    .excluding("DNS_TIMEOUT")
                    .build());
        } else if (!replies.unreachable()) { // else the machine cannot send at all; the rules about routes say why
            mute(way, replies, sink);
        }
    }

    private static void mute(Way way, Replies replies, FindingSink sink) {
        var mute = MuteServer.asked(way, replies.servers().get(0), sink);
        var finding = NameFinding.servers(
                NameFinding.about(
                        way,
                        mute.cause().orElse("DNS_TIMEOUT"),
                        mute.settled() ? Confidence.CONFIRMED : Confidence.LIKELY),
                replies.servers());
        sink.report(mute.into(finding.severity(mute.passed() ? Severity.DEGRADED : way.whenClosed()))
                .excluding("DNS_SERVER_NOT_LISTENING")
                .excluding(mute.cause().isPresent() ? new String[] {"DNS_TIMEOUT"} : new String[0])
                .build());
    }
}
