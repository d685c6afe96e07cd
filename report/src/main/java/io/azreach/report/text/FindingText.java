package io.azreach.report.text;

import java.util.List;

/**
 * A finding in words.
 *
 * @param title one sentence
 * @param why what supports it, one line each
 * @param fix what to do, one step each
 */
public record FindingText(String title, List<String> why, List<String> fix) {
    public FindingText {
        why = List.copyOf(why);
        fix = List.copyOf(fix);
    }
}
