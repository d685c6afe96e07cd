package io.azreach.cli;

import java.lang.reflect.InvocationTargetException;

/** Gives Ctrl-C its plain meaning back. The JVM ignores further signals once it is ending, so that a hung end could not be cut. */
final class SecondSignal {
    private SecondSignal() {}

    /**
     * By reflection, since the type is in {@code jdk.unsupported} and a runtime may lack it; the process then waits until its
     * bounded end.
     */
    static void endsTheProcess() {
        try {
            var signal = Class.forName("sun.misc.Signal");
            var handler = Class.forName("sun.misc.SignalHandler");
            var usual = handler.getField("SIG_DFL").get(null);
            var handle = signal.getMethod("handle", signal, handler);
            for (var name : new String[] {"INT", "TERM"}) {
                handle.invoke(null, signal.getConstructor(String.class).newInstance(name), usual);
            }
        } catch (ReflectiveOperationException | RuntimeException unavailable) {
            var why = unavailable instanceof InvocationTargetException ? unavailable.getCause() : unavailable;
            System.getLogger(SecondSignal.class.getName())
                    .log(System.Logger.Level.DEBUG, () -> "signals keep their handlers: " + why);
        }
    }
}
