package io.azreach.cli;

import io.azreach.spi.Settings;
import java.util.List;

/**
 * What a command works with.
 *
 * @param arguments what was asked for, without problems
 * @param console where to answer
 * @param texts the language to answer in
 * @param installation what belongs to this azreach
 */
record Invocation(Arguments arguments, Console console, Wording texts, Installation installation) {
    Settings settings() {
        return arguments.settings();
    }

    List<String> operands() {
        return arguments.operands();
    }

    int refuse(List<String> problems) {
        new Refusal(console, texts).tell(problems, arguments.command().word());
        return Exit.USAGE;
    }
}
