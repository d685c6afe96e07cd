package io.azreach.cli;

import io.azreach.diagnose.ProxyChoice;
import io.azreach.engine.PluginCatalog;
import io.azreach.engine.RunRequest;
import io.azreach.model.ProbeId;
import io.azreach.model.RunResult;
import io.azreach.report.scenario.Globs;
import io.azreach.report.scenario.Scenario;
import io.azreach.report.scenario.ScenarioPlanner;
import io.azreach.report.scenario.Scenarios;
import io.azreach.report.scenario.ServiceNeed;
import io.azreach.report.scenario.TargetText;
import io.azreach.report.syntax.JsonProblem;
import io.azreach.report.syntax.JsonProblems;
import io.azreach.spi.Settings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What a run has to answer.
 *
 * @param scenario the checklist
 * @param settings options of the run, targets of {@code connect} included
 */
record ScenarioQuestion(Scenario scenario, Settings settings) {
    private static final List<String> CREDENTIALS =
            List.of("storage-key-env", "storage-key-file", "sas-env", "identity");
    private static final Duration USUAL_TIMEOUT = Duration.ofSeconds(60);

    /** Either a question, or what is wrong with it. */
    record Reading(ScenarioQuestion question, List<String> problems) {}

    static Reading read(Invocation invocation, PluginCatalog catalog) {
        var problems = new ArrayList<String>();
        var settings = settings(invocation, problems);
        var name = name(invocation);
        var scenarios = new Scenarios(catalog);
        var scenario = Scenario.unknown(name);
        if (!name.endsWith(".json") && !scenarios.ids().contains(name)) {
            problems.add(UnknownWord.say(invocation.texts(), "problem.unknown-scenario", name, scenarios.ids()));
        } else {
            try {
                scenario = scenarios.find(name);
            } catch (JsonProblems wrong) {
                wrong.problems().stream().map(JsonProblem::toString).forEach(problems::add);
            }
        }
        if (problems.isEmpty()) {
            problems.addAll(nothingToLookAt(invocation, settings, scenario));
            problems.addAll(GlobRules.problems(invocation.texts(), settings, catalog, scenario));
        }
        return new Reading(new ScenarioQuestion(scenario, settings), problems);
    }

    private static String name(Invocation invocation) {
        return switch (invocation.arguments().command()) {
            case CONNECT -> "connect";
            case UPLOAD -> "upload";
            default -> invocation.operands().get(0);
        };
    }

    private static Settings settings(Invocation invocation, List<String> problems) {
        return switch (invocation.arguments().command()) {
            case CONNECT -> withTargets(invocation, problems);
            case UPLOAD -> withUpload(invocation, problems);
            default -> invocation.settings();
        };
    }

    private static Settings withUpload(Invocation invocation, List<String> problems) {
        if (invocation.settings().values("storage-account").isEmpty()) {
            problems.add(invocation.texts().say("problem.upload-account"));
        }
        if (CREDENTIALS.stream().noneMatch(invocation.settings().values()::containsKey)) {
            problems.add(invocation.texts().say("problem.upload-credential"));
        }
        return invocation.settings().with("upload", "true");
    }

    private static List<String> nothingToLookAt(Invocation invocation, Settings settings, Scenario scenario) {
        var missing = missing(settings, scenario);
        return missing.isEmpty()
                ? List.of()
                : List.of(invocation
                        .texts()
                        .say(
                                "problem.no-subject",
                                "scenario",
                                scenario.id(),
                                "options",
                                missing.stream().map(option -> "--" + option).collect(Collectors.joining(", "))));
    }

    /** The options of a scenario whose services all wait for one, when none was given: it cannot begin without. */
    static List<String> missing(Settings settings, Scenario scenario) {
        var options = scenario.services().stream().map(ServiceNeed::options).toList();
        var named = options.stream().flatMap(List::stream).distinct().toList();
        boolean given = named.stream().anyMatch(settings.values()::containsKey)
                || settings.values().containsKey("endpoint");
        return given || options.stream().anyMatch(List::isEmpty) ? List.of() : named;
    }

    private static Settings withTargets(Invocation invocation, List<String> problems) {
        for (var target : invocation.operands()) {
            try {
                TargetText.parse(target);
            } catch (IllegalArgumentException wrong) {
                problems.add(String.valueOf(wrong.getMessage()));
            }
        }
        return invocation.settings().with("endpoint", invocation.operands().toArray(String[]::new));
    }

    RunRequest request(PluginCatalog catalog) {
        var planner = new ScenarioPlanner(scenario, catalog.endpoints(), ProxyChoice::routeFor);
        var timeout = settings.value("timeout").flatMap(Durations::parse).orElse(USUAL_TIMEOUT);
        return new RunRequest(planner, wanted(catalog), settings, timeout);
    }

    private Predicate<ProbeId> wanted(PluginCatalog catalog) {
        // A pattern may also name checks of the report; as long as it names no probe, it does not keep one from
        // running.
        var only = settings.values("only").stream()
                .filter(glob -> catalog.probes().stream()
                        .anyMatch(probe -> Globs.matches(glob, probe.info().id().value())))
                .toList();
        var skip = settings.values("skip");
        return probe -> (scenario.probes().isEmpty() || Globs.matchesAny(scenario.probes(), probe.value()))
                && (only.isEmpty() || Globs.matchesAny(only, probe.value()))
                && !Globs.matchesAny(skip, probe.value());
    }

    /** Whose settings decided. */
    String actor(RunResult result) {
        return settings.value("actor")
                .orElseGet(() -> scenario.actorOn(result.host().os()));
    }
}
