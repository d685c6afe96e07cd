package io.azreach.cli;

import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** Tells picocli about a command; without annotations, which cost more time at start than a whole run of the rest. */
final class CommandSpecs {
    private CommandSpecs() {}

    static CommandSpec of(Command command, Wording texts) {
        return of(command, texts, Map.of());
    }

    /**
     * A command for the shell.
     *
     * @param candidates values that may follow, by operand or by option name
     */
    private static CommandSpec of(Command command, Wording texts, Map<String, List<String>> candidates) {
        var spec = CommandSpec.create().name("azreach " + command.word());
        spec.parser().collectErrors(true).expandAtFiles(false);
        spec.usageMessage()
                .description(texts.say("command." + command.word()))
                .sortOptions(false)
                .width(100);
        command.options.forEach(option -> spec.addOption(option(option, texts, candidates)));
        spec.addOption(OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .description(texts.say("option.help"))
                .build());
        spec.addPositional(operand(command, texts, candidates));
        return spec;
    }

    /**
     * All commands below one, for shell completion.
     *
     * @param candidates values that may follow, by operand or by option name
     */
    static CommandSpec all(Wording texts, Map<String, List<String>> candidates) {
        var root = CommandSpec.create().name("azreach");
        for (var word : Command.words()) {
            root.addSubcommand(word, of(Command.of(word).orElseThrow(), texts, candidates));
        }
        return root;
    }

    private static OptionSpec option(Option option, Wording texts, Map<String, List<String>> candidates) {
        var names = option.shortName().isEmpty()
                ? new String[] {"--" + option.name()}
                : new String[] {"-" + option.shortName(), "--" + option.name()};
        var builder = OptionSpec.builder(names).description(texts.say("option." + option.name()));
        if (option.isSwitch()) {
            return builder.type(boolean[].class).arity("0").build();
        }
        return builder.type(List.class)
                .auxiliaryTypes(String.class)
                .arity("1")
                .paramLabel(option.label())
                .completionCandidates(candidates.getOrDefault(option.name(), option.choices()))
                .build();
    }

    // Too few and too many operands are told by us, with the command's own words.
    private static PositionalParamSpec operand(Command command, Wording texts, Map<String, List<String>> candidates) {
        return PositionalParamSpec.builder()
                .type(List.class)
                .auxiliaryTypes(String.class)
                .arity("0..*")
                .index("0..*")
                .hidden(command.most == 0)
                .completionCandidates(candidates.getOrDefault(command.operand, List.of()))
                .paramLabel(command.operand.isEmpty() ? "WORD" : command.operand)
                .description(command.operand.isEmpty() ? "" : texts.say("operand." + command.operand))
                .build();
    }
}
