package io.azreach.cli;

import io.azreach.engine.PluginCatalog;
import io.azreach.model.Fault;
import io.azreach.model.HostInfo;
import io.azreach.model.Observation;
import io.azreach.model.RankedFinding;
import io.azreach.model.RunResult;
import io.azreach.model.Target;
import io.azreach.report.json.ReadReport;
import io.azreach.report.render.RunMeta;
import io.azreach.spi.Settings;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.UUID;

/**
 * What is diagnosed again: a run that was written as JSON, or captured files alone, or both together.
 *
 * @param meta of the run, with the plugins that judge it now
 * @param scenario id of the scenario it answered
 * @param recorded what was seen then; its findings are not used
 * @param isRun false when there are only captured files
 */
record PastRun(RunMeta meta, String scenario, RunResult recorded, boolean isRun) {
    private static final String CAPTURED = "analyze";
    private static final HostInfo ELSEWHERE = new HostInfo("captured", HostInfo.Os.OTHER, "", List.of(), false);

    static PastRun of(Captures captures, Invocation invocation, PluginCatalog catalog) {
        var runs = captures.runs();
        return runs.isEmpty()
                ? alone(captures, invocation, catalog)
                : again(runs.get(0), captures, invocation, catalog);
    }

    private static PastRun alone(Captures captures, Invocation invocation, PluginCatalog catalog) {
        var meta = new RunMeta(
                UUID.randomUUID().toString(),
                "shell",
                ReportOutputs.wanted(invocation).language(),
                Version.number(),
                RunMeta.PluginMark.of(catalog.plugins()),
                RunMeta.Redaction.NONE,
                invocation.settings());
        var now = Clock.tickMillis(ZoneOffset.UTC).instant();
        var nothing = new RunResult(
                now, Duration.ZERO, true, ELSEWHERE, List.of(Target.MACHINE), List.of(), List.of(), catalog.faults());
        return new PastRun(meta, CAPTURED, with(captures, nothing), false);
    }

    private static PastRun again(ReadReport read, Captures captures, Invocation invocation, PluginCatalog catalog) {
        var was = read.meta();
        var language =
                invocation.settings().value("lang").map(Locale::forLanguageTag).orElse(was.language());
        var meta = new RunMeta(
                was.id(),
                was.actor(),
                language,
                Version.number(),
                RunMeta.PluginMark.of(catalog.plugins()),
                was.redaction(),
                merged(was.settings(), invocation.settings()));
        var faults = new ArrayList<>(read.result().faults());
        catalog.faults().stream().filter(fault -> !faults.contains(fault)).forEach(faults::add);
        if (read.unknownEvidence() > 0) {
            var count = Integer.toString(read.unknownEvidence());
            faults.add(fault(invocation.texts().say("analyze.unknown-evidence", "count", count)));
        }
        var result = read.result();
        var recorded = new RunResult(
                result.startedAt(),
                result.took(),
                result.complete(),
                result.host(),
                result.targets(),
                result.observations(),
                List.of(),
                faults);
        return new PastRun(meta, read.scenario(), with(captures, recorded), true);
    }

    /** Options of the run, and above them what is asked for now. */
    private static Settings merged(Settings then, Settings now) {
        var all = new TreeMap<>(then.values());
        all.putAll(now.values());
        return new Settings(all);
    }

    private static RunResult with(Captures captures, RunResult run) {
        var observations = new ArrayList<>(run.observations());
        observations.addAll(captures.numberedAfter(run.observations()));
        var faults = new ArrayList<>(run.faults());
        captures.doubtful().forEach(line -> faults.add(fault(line)));
        return new RunResult(
                run.startedAt(),
                run.took(),
                run.complete(),
                run.host(),
                run.targets(),
                observations,
                run.findings(),
                faults);
    }

    static Fault fault(String line) {
        return new Fault(CAPTURED, line);
    }

    HostInfo host() {
        return recorded.host();
    }

    List<Target> targets() {
        return recorded.targets();
    }

    List<Observation> observations() {
        return recorded.observations();
    }

    List<Fault> faults() {
        return recorded.faults();
    }

    RunResult result(List<RankedFinding> findings, List<Fault> faults) {
        return new RunResult(
                recorded.startedAt(),
                recorded.took(),
                recorded.complete(),
                recorded.host(),
                recorded.targets(),
                recorded.observations(),
                findings,
                faults);
    }
}
