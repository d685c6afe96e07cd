package io.azreach.cli;

import io.azreach.engine.PluginCatalog;
import io.azreach.report.render.RunReport;
import io.azreach.report.scenario.Scenario;
import io.azreach.report.scenario.Scenarios;
import io.azreach.report.syntax.JsonProblems;
import java.io.IOException;
import java.util.ArrayList;

/** Diagnoses files that somebody captured, without touching network or machine. */
final class AnalyzeAction implements Action {
    @Override
    public int run(Invocation invocation) throws IOException {
        try (var session = Session.open(invocation.installation(), new SilentNetwork())) {
            var outputs = ReportOutputs.wanted(invocation);
            var captures = Captures.read(invocation, session.catalog());
            var problems = new ArrayList<>(outputs.problems(session.catalog()));
            problems.addAll(captures.unreadable());
            if (!problems.isEmpty()) {
                return invocation.refuse(problems);
            }
            var report = report(invocation, session, captures);
            outputs.write(report, session.catalog());
            return invocation.settings().on("exit-zero")
                    ? Exit.OK
                    : report.checklist().verdict().exit();
        }
    }

    private static RunReport report(Invocation invocation, Session session, Captures captures) {
        var past = PastRun.of(captures, invocation, session.catalog());
        var faults = new ArrayList<>(past.faults());
        var scenario = scenario(past, session.catalog());
        if (scenario.groups().isEmpty() && past.isRun()) {
            faults.add(PastRun.fault(invocation.texts().say("analyze.unknown-scenario", "scenario", past.scenario())));
        }
        var meta = past.meta();
        var result = past.result(
                session.engine().diagnose(past.host(), meta.settings(), past.targets(), past.observations()), faults);
        return RunReport.of(meta, result, scenario, session.catalog());
    }

    /** Today's questions of the same scenario; none when it is not known here. */
    private static Scenario scenario(PastRun past, PluginCatalog catalog) {
        var scenarios = new Scenarios(catalog);
        try {
            return scenarios.ids().contains(past.scenario())
                    ? scenarios.find(past.scenario())
                    : Scenario.unknown(past.scenario());
        } catch (JsonProblems broken) {
            return Scenario.unknown(past.scenario());
        }
    }
}
