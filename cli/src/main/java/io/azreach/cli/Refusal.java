package io.azreach.cli;

import java.util.List;

/** Tells everything that is wrong with a command line, at once. */
final class Refusal {
    private final Console console;
    private final Wording texts;

    Refusal(Console console, Wording texts) {
        this.console = console;
        this.texts = texts;
    }

    /** @param command empty when even that is not known */
    void tell(List<String> problems, String command) {
        for (var problem : problems) {
            console.err().println("azreach: " + problem);
        }
        console.err().println(texts.say("hint.help", "words", command.isEmpty() ? "--help" : command + " --help"));
    }
}
