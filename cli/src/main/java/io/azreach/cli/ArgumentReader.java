package io.azreach.cli;

import io.azreach.spi.Settings;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Reads the words after a command's name and collects everything that is wrong with them. */
final class ArgumentReader {
    private final Wording texts;
    private final ValueRules rules;

    ArgumentReader(Wording texts, ValueRules rules) {
        this.texts = texts;
        this.rules = rules;
    }

    Arguments read(Command command, List<String> words) {
        var line = new CommandLine(CommandSpecs.of(command, texts));
        var parsed = line.parseArgs(words.toArray(String[]::new));
        var values = new TreeMap<String, List<String>>();
        var problems = new ArrayList<>(syntaxProblems(command, parsed));
        for (var option : command.options) {
            var given = given(option, parsed);
            if (!given.isEmpty()) {
                values.put(option.name(), given);
                problems.addAll(valueProblems(option, given));
            }
        }
        List<String> operands = parsed.matchedPositionalValue(0, List.of());
        if (parsed.errors().isEmpty()) {
            problems.addAll(operandProblems(command, operands));
        }
        return new Arguments(command, operands, new Settings(values), parsed.hasMatchedOption("--help"), problems);
    }

    private static List<String> given(Option option, ParseResult parsed) {
        var name = "--" + option.name();
        if (!parsed.hasMatchedOption(name)) {
            return List.of();
        }
        if (option.isSwitch()) {
            boolean[] times = parsed.matchedOptionValue(name, new boolean[0]);
            return Collections.nCopies(times.length, "true");
        }
        return parsed.matchedOption(name).originalStringValues();
    }

    private List<String> syntaxProblems(Command command, ParseResult parsed) {
        var problems = new ArrayList<String>();
        for (var error : parsed.errors()) {
            if (error instanceof UnmatchedArgumentException unmatched) {
                unmatched.getUnmatched().forEach(word -> problems.add(unknown(command, word)));
            } else if (error instanceof MissingParameterException missing
                    && !missing.getMissing().isEmpty()) {
                var option = missing.getMissing().get(0);
                problems.add(texts.say("problem.no-value", "option", option.isOption() ? option.toString() : ""));
            } else {
                problems.add(String.valueOf(error.getMessage()));
            }
        }
        return problems;
    }

    private String unknown(Command command, String word) {
        int equals = word.indexOf('=');
        var name = equals < 0 ? word : word.substring(0, equals);
        var known = command.options.stream().map(option -> "--" + option.name()).toList();
        return texts.say("problem.unknown-option", "option", name, "command", command.word())
                + UnknownWord.nearest(texts, name, known);
    }

    private List<String> valueProblems(Option option, List<String> given) {
        if (option.isSwitch()) {
            return List.of();
        }
        var problems = new ArrayList<String>();
        if (given.size() > 1 && !option.repeatable()) {
            problems.add(texts.say("problem.repeated", "option", option.name(), "count", given.size()));
        }
        given.forEach(value -> rules.problem(option, value).ifPresent(problems::add));
        return problems;
    }

    private List<String> operandProblems(Command command, List<String> operands) {
        if (operands.size() < command.fewest) {
            return List.of(texts.say("problem.no-operand", "command", command.word(), "operand", command.operand));
        }
        if (operands.size() > command.most) {
            var surplus = String.join(" ", operands.subList(command.most, operands.size()));
            return List.of(texts.say("problem.surplus", "command", command.word(), "words", surplus));
        }
        return List.of();
    }
}
