package io.azreach.probe.hello;

import static io.azreach.testkit.FuzzTarget.atMost;
import static io.azreach.testkit.FuzzTarget.holds;

/** What answers a TLS hello. */
public final class HelloTargets {
    private HelloTargets() {}

    public static void serverReply(byte[] input) {
        var reply = ServerReply.of(input);
        atMost(300, reply.toString());
        holds((reply.alert() == null) == (reply.fatal() == null), "half an alert");
    }
}
