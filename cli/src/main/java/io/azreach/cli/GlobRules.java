package io.azreach.cli;

import io.azreach.engine.PluginCatalog;
import io.azreach.report.scenario.Globs;
import io.azreach.report.scenario.Scenario;
import io.azreach.spi.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Finds patterns that match nothing: a mistyped one would silently let everything run. */
final class GlobRules {
    private GlobRules() {}

    static List<String> problems(Wording texts, Settings settings, PluginCatalog catalog, Scenario scenario) {
        var known = new TreeSet<String>();
        catalog.probes().forEach(probe -> known.add(probe.info().id().value()));
        scenario.groups().forEach(group -> group.checks().forEach(check -> known.add(check.id())));
        var problems = new ArrayList<String>();
        for (var option : List.of("only", "skip")) {
            for (var glob : settings.values(option)) {
                if (known.stream().noneMatch(id -> Globs.matches(glob, id))) {
                    problems.add(texts.say("problem.glob", "option", option, "value", glob)
                            + UnknownWord.nearest(texts, glob, known));
                }
            }
        }
        return problems;
    }
}
