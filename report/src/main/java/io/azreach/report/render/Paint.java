package io.azreach.report.render;

import io.azreach.report.checklist.CheckStatus;
import io.azreach.report.checklist.Verdict;

/** Colors that repeat what the words say. Off, it leaves text as it is. */
final class Paint {
    private final boolean on;

    Paint(boolean on) {
        this.on = on;
    }

    String bold(String text) {
        return with("1", text);
    }

    String dim(String text) {
        return with("2", text);
    }

    String status(CheckStatus status, String text) {
        return switch (status) {
            case OK -> with("32", text);
            case WARN -> with("1;33", text);
            case FAIL -> with("1;31", text);
            default -> text;
        };
    }

    String verdict(Verdict.Status status, String text) {
        return switch (status) {
            case OK -> with("1;32", text);
            case FAIL -> with("1;37;41", text);
            default -> with("1;33", text);
        };
    }

    private String with(String code, String text) {
        return on ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }
}
