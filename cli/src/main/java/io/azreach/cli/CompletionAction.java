package io.azreach.cli;

import io.azreach.engine.PluginCatalog;
import io.azreach.model.FindingId;
import io.azreach.report.scenario.Scenarios;
import java.util.List;
import java.util.Map;
import picocli.AutoComplete;
import picocli.CommandLine;

/** Prints a completion script for bash and zsh. */
final class CompletionAction implements Action {
    private static final List<String> ACTORS = List.of("mobility-agent", "mars-agent", "winhttp", "user", "shell");

    @Override
    public int run(Invocation invocation) {
        var line = new CommandLine(CommandSpecs.all(
                invocation.texts(), candidates(invocation.installation().loadPlugins())));
        invocation.console().out().println(AutoComplete.bash("azreach", line));
        return Exit.OK;
    }

    /** What this installation knows now; a plugin that comes later needs a new script. */
    private static Map<String, List<String>> candidates(PluginCatalog catalog) {
        var findings = catalog.findingTypes().keySet().stream().sorted().map(FindingId::value);
        return Map.of(
                Command.CHECK.operand,
                new Scenarios(catalog).ids(),
                Command.EXPLAIN.operand,
                findings.toList(),
                Command.LIST.operand,
                ListAction.TOPICS,
                "output",
                OutputSpec.FORMATS,
                "actor",
                ACTORS);
    }
}
