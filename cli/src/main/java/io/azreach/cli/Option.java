package io.azreach.cli;

import java.util.List;

/**
 * An option of a command.
 *
 * @param name long name without dashes, also its key in the settings and of its description
 * @param shortName one letter, or empty
 * @param kind what its value must look like
 * @param label its value in help, empty for a switch
 * @param repeatable whether it may be given several times
 * @param choices the only values allowed; empty when the kind decides
 */
record Option(String name, String shortName, Kind kind, String label, boolean repeatable, List<String> choices) {
    /** What a value must look like. */
    enum Kind {
        SWITCH,
        TEXT,
        NAME,
        STORAGE_ACCOUNT,
        HOST,
        HOST_AND_PORT,
        PROXY,
        URL,
        DURATION,
        NUMBER,
        SIZE,
        FILE,
        VARIABLE,
        PROPOSAL,
        CHOICE,
        OUTPUT
    }

    static Option toggle(String name) {
        return new Option(name, "", Kind.SWITCH, "", false, List.of());
    }

    static Option of(String name, Kind kind, String label) {
        return new Option(name, "", kind, label, false, List.of());
    }

    static Option choice(String name, String... choices) {
        return new Option(name, "", Kind.CHOICE, String.join("|", choices), false, List.of(choices));
    }

    Option many() {
        return new Option(name, shortName, kind, label, true, choices);
    }

    Option briefly(String letter) {
        return new Option(name, letter, kind, label, repeatable, choices);
    }

    boolean isSwitch() {
        return kind == Kind.SWITCH;
    }
}
