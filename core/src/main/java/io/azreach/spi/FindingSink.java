package io.azreach.spi;

import io.azreach.model.Finding;
import io.azreach.model.Provided;

/** Where a rule puts its conclusions. */
@Provided
public interface FindingSink {
    /** Reports a cause. Its id must be declared by some plugin's {@link ProbePlugin#findingTypes()}. */
    void report(Finding finding);

    /** Asks for one more measurement; it runs once, in the next round, if the run's time allows. */
    void ask(FollowUp followUp);
}
