package io.azreach.cli;

import io.azreach.model.Fault;
import io.azreach.model.HostInfo;
import io.azreach.model.RunResult;
import io.azreach.model.Target;
import io.azreach.report.render.RunReport;
import io.azreach.report.scenario.Scenario;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** Diagnoses files that somebody captured, without touching network or machine. */
final class AnalyzeAction implements Action {
    private static final HostInfo ELSEWHERE = new HostInfo("captured", HostInfo.Os.OTHER, "", List.of(), false);

    @Override
    public int run(Invocation invocation) throws IOException {
        try (var session = Session.open(invocation.installation(), new SilentNetwork())) {
            var outputs = ReportOutputs.wanted(invocation);
            var captures = Captures.read(invocation, session.catalog());
            var problems = new java.util.ArrayList<>(outputs.problems(session.catalog()));
            problems.addAll(captures.unreadable());
            if (!problems.isEmpty()) {
                return invocation.refuse(problems);
            }
            var result = diagnose(invocation, session, captures);
            var scenario = Scenario.unknown("analyze");
            var report = RunReport.of(outputs.meta(session.catalog(), "shell"), result, scenario, session.catalog());
            outputs.write(report, session.catalog());
            return invocation.settings().on("exit-zero")
                    ? Exit.OK
                    : report.checklist().verdict().exit();
        }
    }

    private static RunResult diagnose(Invocation invocation, Session session, Captures captures) {
        var targets = List.of(Target.MACHINE);
        var findings = session.engine().diagnose(ELSEWHERE, invocation.settings(), targets, captures.observations());
        var faults = new java.util.ArrayList<>(session.catalog().faults());
        captures.doubtful().forEach(line -> faults.add(new Fault("analyze", line)));
        return new RunResult(
                Clock.systemUTC().instant(),
                Duration.ZERO,
                true,
                ELSEWHERE,
                targets,
                captures.observations(),
                findings,
                faults);
    }
}
