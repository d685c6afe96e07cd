package io.azreach.model;

/** How a probe's run ended. Evidence recorded before the end is kept whatever the outcome. */
public sealed interface Outcome {
    /** It did all it wanted. */
    record Completed() implements Outcome {}

    /** It had nothing to do here. @param reason a short technical reason, such as {@code no systemd} */
    record NotApplicable(String reason) implements Outcome {}

    /** Its own or the run's time was used up. */
    record DeadlineReached() implements Outcome {}

    /** The run was stopped. */
    record Cancelled() implements Outcome {}

    /** It broke: a defect of the probe, never of the network. @param fault exception class and message, scrubbed */
    record Broken(String fault) implements Outcome {}

    /** The word used in reports. */
    default String word() {
        if (this instanceof NotApplicable) {
            return "not-applicable";
        }
        if (this instanceof DeadlineReached) {
            return "deadline";
        }
        return getClass().getSimpleName().toLowerCase(java.util.Locale.ROOT);
    }
}
