package io.azreach.cli;

import picocli.CommandLine;

/** The help of one command. */
final class CommandHelp {
    private CommandHelp() {}

    static String of(Command command, Wording texts) {
        return new CommandLine(CommandSpecs.of(command, texts))
                .getUsageMessage(CommandLine.Help.Ansi.OFF)
                .stripTrailing();
    }
}
