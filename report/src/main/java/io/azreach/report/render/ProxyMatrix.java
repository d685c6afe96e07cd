package io.azreach.report.render;

import io.azreach.diagnose.ProxyChoice;
import io.azreach.model.Target;
import io.azreach.model.evidence.ProxySetting;
import io.azreach.report.text.Columns;
import io.azreach.report.text.Plain;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Which actor would use which proxy for which target, by the settings this machine has, exceptions included. */
final class ProxyMatrix {
    private final RunReport report;
    private final RenderContext context;
    private final List<ProxySetting> settings;

    ProxyMatrix(RunReport report, RenderContext context) {
        this.report = report;
        this.context = context;
        this.settings = report.result().observations().stream()
                .flatMap(o -> o.evidence().stream())
                .filter(ProxySetting.class::isInstance)
                .map(ProxySetting.class::cast)
                .toList();
    }

    List<String> lines() {
        var actors = new TreeSet<String>();
        actors.add(report.meta().actor());
        settings.forEach(setting -> actors.addAll(setting.readers()));
        int widest = actors.stream().mapToInt(Columns::width).max().orElse(0);
        var lines = new ArrayList<String>();
        for (var option : List.of("proxy", "pac")) {
            report.meta()
                    .settings()
                    .value(option)
                    .map(value -> context.texts().line("log.proxy.run", Map.of("option", option, "value", value)))
                    .ifPresent(lines::add);
        }
        for (var actor : actors) {
            for (var target : report.result().targets()) {
                if (target.scheme().startsWith("http")) {
                    lines.add(Plain.of(Columns.left(actor, widest) + "  " + target.scheme() + "://" + target.id() + "  "
                            + way(target, actor)));
                }
            }
        }
        return lines;
    }

    private String way(Target target, String actor) {
        var decision = ProxyChoice.decide(target, actor, settings);
        var setting = decision.setting();
        if (setting == null) {
            return context.texts().line("log.proxy.none");
        }
        var values = new TreeMap<>(
                Map.of("route", decision.route().toString(), "source", setting.source(), "key", setting.key()));
        var pac = setting.pacUrl();
        if (pac != null) {
            values.put("pac", pac);
            return context.texts().line("log.proxy.pac", values);
        }
        var bypass = decision.bypass();
        if (bypass != null) {
            values.put("exception", bypass);
            return context.texts().line("log.proxy.exception", values);
        }
        return context.texts().line("log.proxy.set", values);
    }
}
