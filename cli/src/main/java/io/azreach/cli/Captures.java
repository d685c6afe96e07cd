package io.azreach.cli;

import io.azreach.engine.PluginCatalog;
import io.azreach.model.Observation;
import io.azreach.model.ObservationId;
import io.azreach.model.Outcome;
import io.azreach.model.ProbeId;
import io.azreach.model.Target;
import io.azreach.report.json.ReadReport;
import io.azreach.report.json.ReportReader;
import io.azreach.report.syntax.JsonProblem;
import io.azreach.report.syntax.JsonProblems;
import io.azreach.spi.CaptureReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What files held, as evidence.
 *
 * @param runs runs of azreach, written as JSON; at most one may be diagnosed at a time
 * @param observations one for each other file
 * @param doubtful lines of files that could be read in part
 * @param unreadable sentences about files that could not be read at all
 */
record Captures(List<ReadReport> runs, List<Observation> observations, List<String> doubtful, List<String> unreadable) {
    /** How a JSON report of ours begins, wherever the blanks are. */
    private static final Pattern REPORT = Pattern.compile("\\s*\\{\\s*\"schema\"\\s*:\\s*\"azreach-report\"[\\s\\S]*");

    private static final int HEAD = 4096;
    private static final long LARGEST = 256L << 20;

    static Captures read(Invocation invocation, PluginCatalog catalog) {
        var captures = new Captures(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (var operand : invocation.operands()) {
            try {
                for (var file : files(Path.of(operand))) {
                    captures.add(file, catalog, invocation.texts());
                }
            } catch (IOException | InvalidPathException unreadable) {
                captures.unreadable.add(
                        invocation.texts().say("problem.unreadable", "path", operand, "why", unreadable.toString()));
            }
        }
        if (captures.runs.size() > 1) {
            captures.unreadable.add(invocation.texts().say("problem.several-runs", "count", captures.runs.size()));
        }
        return captures;
    }

    /** The observations under names that those of a run do not have. */
    List<Observation> numberedAfter(List<Observation> others) {
        var taken = others.stream().map(o -> o.ref().value()).collect(Collectors.toSet());
        var renamed = new ArrayList<Observation>();
        int next = 1;
        for (var observation : observations) {
            while (taken.contains("O" + next)) {
                next++;
            }
            renamed.add(new Observation(
                    ObservationId.of("O" + next++),
                    observation.probe(),
                    observation.target(),
                    observation.startedAt(),
                    observation.took(),
                    observation.outcome(),
                    observation.evidence()));
        }
        return renamed;
    }

    private static List<Path> files(Path path) throws IOException {
        if (!Files.isDirectory(path)) {
            return List.of(path);
        }
        try (var below = Files.walk(path)) {
            return below.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private void add(Path file, PluginCatalog catalog, Wording texts) throws IOException {
        if (Files.size(file) > LARGEST) {
            unreadable.add(texts.say("problem.too-large", "path", file, "limit", LARGEST >> 20));
            return;
        }
        var content = Files.readAllBytes(file);
        var name = String.valueOf(file.getFileName());
        var head = Arrays.copyOf(content, Math.min(HEAD, content.length));
        if (REPORT.matcher(new String(head, StandardCharsets.UTF_8)).matches()) {
            addRun(file, new String(content, StandardCharsets.UTF_8), catalog);
            return;
        }
        var reader = reader(catalog, name, head);
        if (reader.isEmpty()) {
            unreadable.add(texts.say("problem.unknown-format", "path", file));
            return;
        }
        var reading = reader.get().read(name, content);
        reading.problems().forEach(problem -> doubtful.add(file + ": " + problem));
        observations.add(new Observation(
                ObservationId.of("O" + (observations.size() + 1)),
                ProbeId.of(reader.get().id()),
                Target.MACHINE,
                Files.getLastModifiedTime(file).toInstant(),
                Duration.ZERO,
                new Outcome.Completed(),
                reading.evidence()));
    }

    private void addRun(Path file, String text, PluginCatalog catalog) {
        try {
            runs.add(ReportReader.read(file.toString(), text, catalog.evidenceTypes()));
        } catch (JsonProblems wrong) {
            wrong.problems().stream().map(JsonProblem::toString).forEach(unreadable::add);
        }
    }

    private static Optional<CaptureReader> reader(PluginCatalog catalog, String name, byte[] head) {
        return catalog.captureReaders().stream()
                .filter(reader -> reader.recognizes(name, head))
                .findFirst();
    }
}
