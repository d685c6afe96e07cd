package io.azreach.report.json;

import io.azreach.model.EvidenceType;
import io.azreach.model.Fault;
import io.azreach.model.HostInfo;
import io.azreach.model.RunResult;
import io.azreach.report.render.RunMeta;
import io.azreach.report.syntax.JsonCursor;
import io.azreach.report.syntax.JsonProblems;
import io.azreach.report.syntax.JsonText;
import io.azreach.report.syntax.JsonValue;
import io.azreach.report.text.Literals;
import io.azreach.spi.Settings;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Reads a run that was written as JSON; keys it does not know are ignored. */
public final class ReportReader {
    private final JsonCursor cursor;
    private final JsonValue.Fields document;
    private final RunReader runs;

    private ReportReader(JsonCursor cursor, JsonValue.Fields document, Map<String, EvidenceType<?>> types) {
        this.cursor = cursor;
        this.document = document;
        this.runs = new RunReader(cursor, document, types);
    }

    /**
     * Reads a report.
     *
     * @param file name for messages
     * @param types evidence that is known here, by name
     * @throws JsonProblems with everything that is wrong, and where
     */
    public static ReadReport read(String file, String text, Map<String, EvidenceType<?>> types) throws JsonProblems {
        var cursor = new JsonCursor(file);
        var document = cursor.object(JsonText.read(file, text), "a report");
        version(cursor, document);
        cursor.finish();
        var report = new ReportReader(cursor, document, types).report();
        cursor.finish();
        return report;
    }

    private static void version(JsonCursor cursor, JsonValue.Fields document) {
        var schema = cursor.needText(document, "schema", "a report");
        var version = cursor.needText(document, "schemaVersion", "a report");
        if (!schema.equals("azreach-report") || !version.startsWith("1.")) {
            cursor.problem(
                    document.place(),
                    "schema '" + schema + "' " + version
                            + " is not understood; a report of azreach, schema 1.x, is expected");
        }
    }

    private ReadReport report() {
        var run = part("run");
        var result = result(run);
        return new ReadReport(meta(run), cursor.needText(run, "scenario", "'run'"), result, runs.unknownEvidence());
    }

    private JsonValue.Fields part(String key) {
        var value = document.values().get(key);
        if (value == null) {
            cursor.problem(document.place(), "a report needs the key '" + key + "'");
            return new JsonValue.Fields(Map.of(), Map.of(), document.place());
        }
        return cursor.object(value, "'" + key + "'");
    }

    private RunMeta meta(JsonValue.Fields run) {
        var plugins = new ArrayList<RunMeta.PluginMark>();
        for (var item : cursor.items(run, "plugins")) {
            var plugin = cursor.object(item, "a plugin");
            plugins.add(new RunMeta.PluginMark(
                    cursor.needText(plugin, "id", "a plugin"),
                    cursor.text(plugin, "version").orElse(""),
                    cursor.text(plugin, "sha256").orElse("")));
        }
        var product = run.values().get("product");
        return new RunMeta(
                cursor.needText(run, "id", "'run'"),
                cursor.text(run, "actor").orElse(""),
                Locale.forLanguageTag(cursor.text(run, "language").orElse("en")),
                product == null
                        ? ""
                        : cursor.text(cursor.object(product, "'product'"), "version")
                                .orElse(""),
                plugins,
                redaction(),
                settings());
    }

    private RunMeta.Redaction redaction() {
        var word = cursor.text(document, "redaction").orElse("none");
        return Arrays.stream(RunMeta.Redaction.values())
                .filter(level -> level.word().equals(word))
                .findFirst()
                .orElse(RunMeta.Redaction.MINIMAL);
    }

    private Settings settings() {
        var values = new TreeMap<String, List<String>>();
        if (document.values().containsKey("settings")) {
            var settings = part("settings");
            for (var name : settings.values().keySet()) {
                values.put(
                        name,
                        cursor.texts(settings, name).stream()
                                .map(JsonValue.Text::value)
                                .toList());
            }
        }
        return new Settings(values);
    }

    private RunResult result(JsonValue.Fields run) {
        var faults = new ArrayList<Fault>();
        for (var item : cursor.items(document, "faults")) {
            var fault = cursor.object(item, "a fault");
            faults.add(new Fault(
                    cursor.text(fault, "source").orElse(""),
                    cursor.text(fault, "message").orElse("")));
        }
        return new RunResult(
                instant(run),
                Duration.ofMillis(cursor.amount(run, "durationMs")
                        .map(java.math.BigDecimal::longValue)
                        .orElse(0L)),
                cursor.flag(run, "complete").orElse(false),
                host(part("host")),
                runs.targets(),
                runs.observations(),
                runs.findings(),
                faults);
    }

    private Instant instant(JsonValue.Fields run) {
        var text = cursor.needText(run, "startedAt", "'run'");
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException malformed) {
            cursor.problem(
                    run.place(), "'startedAt' [" + text + "] must be an ISO time such as 2026-11-21T09:00:00.000Z");
            return Instant.EPOCH;
        }
    }

    private HostInfo host(JsonValue.Fields host) {
        var addresses = new ArrayList<InetAddress>();
        for (var text : cursor.texts(host, "addresses")) {
            Literals.address(text.value())
                    .ifPresentOrElse(
                            addresses::add,
                            () -> cursor.problem(text.place(), "address [" + text.value() + "] must be a literal"));
        }
        var family = cursor.text(host, "family").orElse("other").toUpperCase(Locale.ROOT);
        var os = Arrays.stream(HostInfo.Os.values())
                .filter(o -> o.name().equals(family))
                .findFirst()
                .orElse(HostInfo.Os.OTHER);
        return new HostInfo(
                cursor.text(host, "name").orElse(""),
                os,
                cursor.text(host, "os").orElse(""),
                addresses,
                cursor.flag(host, "elevated").orElse(false));
    }
}
