package io.azreach.report.checklist;

import java.util.Locale;

/** How an endpoint, or one step towards it, stands. */
public enum EndpointStatus {
    OK,
    /** It works, but slowly, not always, or without a step that not everybody needs. */
    SLOW,
    FAIL,
    UNKNOWN,
    SKIP;

    /** The word used in reports. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
