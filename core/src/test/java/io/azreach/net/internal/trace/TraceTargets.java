package io.azreach.net.internal.trace;

import static io.azreach.testkit.FuzzTarget.holds;

import io.azreach.model.evidence.Hop.Answer;
import java.util.Arrays;

/** What the system hands on of routers' errors. */
public final class TraceTargets {
    private static final int CONTROL = 72;
    private static final int CONTROL_SIZE = 256;

    private TraceTargets() {}

    /** The control data of a message from the error queue. */
    public static void errorMessage(byte[] input) {
        try (var message = new ErrorMessage()) {
            var control = Arrays.copyOf(input, Math.min(input.length, CONTROL_SIZE));
            message.struct().write(CONTROL, control, 0, control.length);
            message.struct().setLong(40, control.length);
            var error = message.error();
            if (error != null) {
                holds(error.answer() != null, "no answer");
                var mtu = error.mtu();
                holds(mtu == null || mtu > 0, "mtu " + mtu);
            }
        }
    }

    /** What Windows writes about an echo request. */
    public static void echoReply(byte[] input) {
        for (boolean v6 : new boolean[] {false, true}) {
            var reply = EchoReply.read(input, v6);
            var answer = reply.answer();
            holds(answer != Answer.CONNECTED || reply.from() != null, "an answer of nobody");
            holds(answer != null || WindowsError.failure(reply.status()).kind() != null, "neither answer nor failure");
        }
    }
}
