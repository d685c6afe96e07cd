package io.azreach.report.render;

import io.azreach.model.HostInfo;
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
        checks(report, context, lines);
        endpoints(report, context, lines);
        section("log.proxies", new ProxyMatrix(report, context).lines(), context, lines);
        section("log.certificates", new CertificateList(context).lines(report), context, lines);
        section("log.observations", new ObservationSection(context).lines(report), context, lines);
        report.result().faults().forEach(fault -> lines.add(Plain.of(fault.source() + ": " + fault.message())));
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

    /** Every check with its answer, in the order of the scenario. */
    private static void checks(RunReport report, RenderContext context, List<String> lines) {
        var words = new CheckWords(report, context.texts());
        var all = report.checklist()
                .checks()
                .map(check -> Columns.left(check.status().word(), 8)
                        + Columns.left(check.question().id(), 24) + "  "
                        + Plain.of(words.title(check) + "  " + words.detail(check)) + "  "
                        + String.join(" ", check.findings()))
                .toList();
        section("log.checks", all, context, lines);
    }

    private static void section(String key, List<String> more, RenderContext context, List<String> lines) {
        if (!more.isEmpty()) {
            heading(key, context, lines);
            lines.addAll(more);
        }
    }

    private static void heading(String key, RenderContext context, List<String> lines) {
        lines.add("");
        lines.add("== " + context.texts().line(key));
    }
}
