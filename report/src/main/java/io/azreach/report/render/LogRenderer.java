package io.azreach.report.render;

import io.azreach.model.Evidence;
import io.azreach.model.HostInfo;
import io.azreach.model.Observation;
import io.azreach.report.checklist.EndpointState;
import io.azreach.report.text.Columns;
import io.azreach.report.text.Literals;
import io.azreach.report.text.Plain;
import io.azreach.report.text.Spans;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What a support desk asks for: one plain text file with everything that was seen, oldest first. */
public final class LogRenderer implements Renderer {
    @Override
    public String format() {
        return "log";
    }

    @Override
    public void render(RunReport report, RenderContext context, Appendable out) throws IOException {
        var lines = new ArrayList<String>();
        host(report, context, lines);
        findings(report, context, lines);
        endpoints(report, context, lines);
        observations(report, context, lines);
        lines.add("");
        lines.add(SummaryRenderer.line(report));
        lines.add(report.result().complete() ? "Script Completed" : "Interrupted");
        for (var line : lines) {
            out.append(line.stripTrailing()).append('\n');
        }
    }

    /** The name support desks expect of such a file. */
    public static String fileName(HostInfo host, Instant startedAt, ZoneId zone) {
        var at = startedAt.atZone(zone);
        if (host.os() == HostInfo.Os.WINDOWS) {
            return "ASR_Check_NW_"
                    + DateTimeFormatter.ofPattern("uuuuMMdd_HHmmss", Locale.ROOT)
                            .format(at) + ".log";
        }
        var safe = host.name().replaceAll("[^A-Za-z0-9._-]", "_");
        return "CheckNWResult_" + safe + "_"
                + DateTimeFormatter.ofPattern("uuuuMMddHHmm", Locale.ROOT).format(at) + ".log";
    }

    private static void host(RunReport report, RenderContext context, List<String> lines) {
        var host = report.result().host();
        var values = Map.of(
                "name", host.name(),
                "os", host.osName(),
                "addresses", host.addresses().stream().map(Literals::of).collect(Collectors.joining(" ")),
                "actor", report.meta().actor(),
                "scenario", report.scenario().id(),
                "started", report.result().startedAt().toString(),
                "version", report.meta().productVersion());
        context.texts().lines("log.host", values).forEach(line -> lines.add(Plain.of(line)));
    }

    private static void findings(RunReport report, RenderContext context, List<String> lines) {
        heading("log.findings", context, lines);
        for (var finding : report.result().findings()) {
            var text = context.texts().of(finding.finding());
            lines.add(finding.ref() + " " + finding.finding().id() + ": " + Plain.of(text.title()));
            text.why().forEach(line -> lines.add("    " + Plain.of(line)));
            text.fix().forEach(line -> lines.add("    -> " + Plain.of(line)));
        }
    }

    private static void endpoints(RunReport report, RenderContext context, List<String> lines) {
        heading("log.endpoints", context, lines);
        for (var endpoint : report.checklist().endpoints()) {
            lines.add(Columns.left(endpoint.status().word(), 8) + endpoint.where() + layers(endpoint));
        }
    }

    private static String layers(EndpointState endpoint) {
        return endpoint.layers().stream()
                .map(layer -> {
                    var took = layer.took();
                    return " " + layer.step().word() + "=" + layer.status().word()
                            + (took == null ? "" : "(" + Spans.compact(took) + "ms)");
                })
                .collect(Collectors.joining());
    }

    private static void observations(RunReport report, RenderContext context, List<String> lines) {
        heading("log.observations", context, lines);
        var words = new EvidenceWords(context);
        report.result().observations().stream()
                .sorted(java.util.Comparator.comparing(Observation::startedAt))
                .forEach(observation -> {
                    lines.add(observation.startedAt() + " " + observation.ref() + " " + observation.probe() + " "
                            + Plain.of(observation.target().id()) + " ("
                            + observation.target().route() + "): "
                            + observation.outcome().word() + ", " + Spans.compact(observation.took()) + " ms");
                    for (Evidence evidence : observation.evidence()) {
                        words.of(evidence).forEach(line -> lines.add("    " + Plain.of(line)));
                    }
                });
        report.result().faults().forEach(fault -> lines.add(Plain.of(fault.source() + ": " + fault.message())));
    }

    private static void heading(String key, RenderContext context, List<String> lines) {
        lines.add("");
        lines.add("== " + context.texts().line(key));
    }
}
