package io.azreach.cli;

import io.azreach.engine.RunListener;
import io.azreach.model.RunResult;
import io.azreach.report.render.RunReport;
import io.azreach.time.NanoClock;
import java.io.IOException;
import java.util.ArrayList;

/** Runs a scenario and writes its reports. */
final class RunAction implements Action {
    @Override
    public int run(Invocation invocation) throws IOException {
        // From here on Ctrl-C ends probing, not the process.
        try (var interrupts = Interrupts.install();
                var session = Session.open(invocation.installation(), invocation.settings())) {
            var reading = ScenarioQuestion.read(invocation, session.catalog());
            var reports = ReportOutputs.wanted(invocation);
            var problems = new ArrayList<>(reading.problems());
            problems.addAll(reports.problems(session.catalog()));
            if (!problems.isEmpty()) {
                return invocation.refuse(problems);
            }
            var result = result(invocation, session, reading.question(), interrupts);
            var meta = reports.meta(session.catalog(), reading.question().actor(result));
            var report = RunReport.of(meta, result, reading.question().scenario(), session.catalog());
            reports.write(report, session.catalog());
            invocation.console().flush();
            return invocation.settings().on("exit-zero")
                    ? Exit.OK
                    : report.checklist().verdict().exit();
        }
    }

    private static RunResult result(
            Invocation invocation, Session session, ScenarioQuestion question, Interrupts interrupts) {
        var request = question.request(session.catalog());
        if (invocation.settings().on("quiet")) {
            return session.engine().run(request, RunListener.NONE, interrupts.cancellation());
        }
        try (var progress = Progress.on(invocation.console(), invocation.texts(), NanoClock.SYSTEM)) {
            return session.engine().run(request, progress, interrupts.cancellation());
        }
    }
}
