package io.azreach.report.checklist;

import java.util.Locale;

/** The answer to a question of a scenario. */
public enum CheckStatus {
    OK,
    WARN,
    FAIL,
    /** Not looked at, and the reason is known. */
    SKIP,
    /** It should have been looked at, and there is no answer. */
    UNKNOWN;

    /** The word used in reports. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
