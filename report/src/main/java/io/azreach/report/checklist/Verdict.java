package io.azreach.report.checklist;

import java.util.List;
import java.util.Locale;

/**
 * What a run comes to.
 *
 * @param status the word
 * @param exit exit code, whatever the format
 * @param rootFindings names of the root findings in order of repair; those that are merely worth knowing are left out
 */
public record Verdict(Status status, int exit, List<String> rootFindings) {
    public Verdict {
        rootFindings = List.copyOf(rootFindings);
    }

    /** The words of a verdict. */
    public enum Status {
        OK,
        WARN,
        FAIL,
        INCONCLUSIVE;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
