package io.azreach.cli;

import io.azreach.engine.PluginCatalog;
import io.azreach.engine.RunListener;
import io.azreach.engine.RunRequest;
import io.azreach.model.ProbeId;
import io.azreach.model.Target;
import io.azreach.spi.Probe;
import io.azreach.spi.ProbeInfo;
import io.azreach.spi.ProbeInfo.Stage;
import io.azreach.time.Cancellation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Tells what a scenario would contact. It reads the machine's settings, since they decide the route, and sends nothing. */
final class PlanAction implements Action {
    @Override
    public int run(Invocation invocation) {
        try (var session = Session.open(invocation.installation(), new SilentNetwork())) {
            var reading = ScenarioQuestion.read(invocation, session.catalog());
            if (!reading.problems().isEmpty()) {
                return invocation.refuse(reading.problems());
            }
            var real = reading.question().request(session.catalog());
            var planned = new ArrayList<Target>();
            var survey = survey(session.catalog());
            var surveyOnly = new RunRequest(
                    view -> {
                        planned.clear();
                        planned.addAll(real.planner().plan(view));
                        return List.of();
                    },
                    survey::contains,
                    real.settings(),
                    real.timeout());
            var result = session.engine().run(surveyOnly, RunListener.NONE, new Cancellation());
            var out = invocation.console().out();
            var rows = new ArrayList<List<String>>();
            rows.add(List.of(invocation.texts().say("list.plan").split(", ")));
            planned.forEach(target -> rows.add(row(target)));
            new Rows(rows).print(out);
            out.println(invocation
                    .texts()
                    .say(
                            "plan.sum",
                            "count",
                            planned.size(),
                            "silent",
                            silent(session.catalog(), real).toSeconds(),
                            "seconds",
                            real.timeout().toSeconds(),
                            "actor",
                            reading.question().actor(result)));
            return Exit.OK;
        }
    }

    /** How long a target that never answers keeps a run busy; targets are looked at side by side. */
    private static Duration silent(PluginCatalog catalog, RunRequest request) {
        return catalog.probes().stream()
                .map(Probe::info)
                .filter(info ->
                        info.stage() == Stage.MEASURE && request.probes().test(info.id()))
                .map(ProbeInfo::cap)
                .max(Duration::compareTo)
                .filter(cap -> cap.compareTo(request.timeout()) < 0)
                .orElse(request.timeout());
    }

    private static Set<ProbeId> survey(PluginCatalog catalog) {
        return catalog.probes().stream()
                .map(Probe::info)
                .filter(info -> info.stage() == Stage.SURVEY)
                .map(info -> info.id())
                .collect(Collectors.toSet());
    }

    private static List<String> row(Target target) {
        return List.of(
                target.scheme() + "://" + target.id() + (target.path().equals("/") ? "" : target.path()),
                target.service(),
                target.route().toString(),
                target.hint("need").orElse(""));
    }
}
