package io.azreach.spi;

/** Whether a probe has anything to do on a target of a machine. */
public sealed interface Applicability {
    /** It has. */
    record Applies() implements Applicability {}

    /** It never has on such a target; nothing is reported. */
    record Irrelevant() implements Applicability {}

    /** It would, but not here; the report says why. @param reason short and technical, such as {@code no systemd} */
    record Not(String reason) implements Applicability {}

    static Applicability when(boolean applies) {
        return applies ? new Applies() : new Irrelevant();
    }
}
