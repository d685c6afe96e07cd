package io.azreach.cli;

import picocli.AutoComplete;
import picocli.CommandLine;

/** Prints a completion script for bash and zsh. */
final class CompletionAction implements Action {
    @Override
    public int run(Invocation invocation) {
        var line = new CommandLine(CommandSpecs.all(invocation.texts()));
        invocation.console().out().println(AutoComplete.bash("azreach", line));
        return Exit.OK;
    }
}
