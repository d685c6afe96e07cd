package io.azreach.cli;

import java.io.IOException;
import java.util.List;

/** Finds the command, checks its words, and runs it. */
final class Dispatcher {
    private final Console console;
    private final Wording texts;

    Dispatcher(Console console, Wording texts) {
        this.console = console;
        this.texts = texts;
    }

    int run(String first, List<String> words) throws IOException, InterruptedException {
        if (first.equals("--help") || first.equals("-h") || first.equals("help")) {
            console.out().println(help());
            return words.isEmpty() ? Exit.USAGE : Exit.OK;
        }
        var command = Command.of(first);
        if (command.isEmpty()) {
            return unknownCommand(first);
        }
        var reader = new ArgumentReader(texts, new ValueRules(texts, console.environment()));
        var arguments = reader.read(command.get(), words.subList(1, words.size()));
        if (arguments.helpWanted()) {
            console.out().println(CommandHelp.of(command.get(), texts));
            return Exit.OK;
        }
        if (!arguments.problems().isEmpty()) {
            return refuse(arguments.problems(), command.get().word());
        }
        var invocation = new Invocation(arguments, console, texts, Installation.ofThisProcess());
        return arguments.settings().on("debug")
                ? logged(invocation)
                : Actions.of(command.get()).run(invocation);
    }

    private int logged(Invocation invocation) throws IOException, InterruptedException {
        try (var log = DebugLog.open()) {
            console.err().println(texts.say("debug.log", "path", log.path()));
            return Actions.of(invocation.arguments().command()).run(invocation);
        }
    }

    private int unknownCommand(String word) {
        var problem = UnknownWord.say(texts, "problem.unknown-command", word, Command.words());
        return refuse(List.of(problem), "");
    }

    private int refuse(List<String> problems, String command) {
        new Refusal(console, texts).tell(problems, command);
        return Exit.USAGE;
    }

    private String help() {
        var commands = new StringBuilder();
        for (var word : Command.words()) {
            commands.append("  ")
                    .append(word)
                    .append(" ".repeat(Math.max(1, 21 - word.length())))
                    .append(texts.say("command." + word))
                    .append('\n');
        }
        return texts.say("help", "commands", commands.toString().stripTrailing());
    }
}
