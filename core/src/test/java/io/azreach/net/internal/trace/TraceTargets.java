package io.azreach.net.internal.trace;

import static io.azreach.testkit.FuzzTarget.holds;

import java.util.Arrays;

/** What the kernel hands on of routers' errors. */
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
}
