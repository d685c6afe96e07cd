package io.azreach.probe.pac;

import java.util.List;

/** What a script said about one URL. */
public sealed interface PacAnswer {
    /**
     * It named ways.
     *
     * @param entries in the order to try them; never empty
     * @param text as the script returned it
     */
    record Ways(List<PacEntry> entries, String text) implements PacAnswer {
        public Ways {
            entries = List.copyOf(entries);
        }
    }

    /**
     * It named none.
     *
     * @param reason what kept it from it
     * @param detail the engine's short message with the line, or the text returned; at most 300 characters
     */
    record Failed(Reason reason, String detail) implements PacAnswer {}

    /** What keeps a script from naming a way. */
    enum Reason {
        /** It cannot be parsed. */
        SYNTAX,
        /** It threw, or recursed too deep. */
        RUNTIME,
        /** It took more steps than allowed: it loops. */
        STEP_LIMIT,
        /** It took longer than allowed. */
        TIME_LIMIT,
        /** It wanted more memory than there is. */
        MEMORY,
        /** It has no function FindProxyForURL. */
        NO_FUNCTION,
        /** It returned something that names no way. */
        BAD_RESULT
    }
}
