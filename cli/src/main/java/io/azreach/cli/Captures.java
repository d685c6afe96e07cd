package io.azreach.cli;

import io.azreach.engine.PluginCatalog;
import io.azreach.model.Observation;
import io.azreach.model.ObservationId;
import io.azreach.model.Outcome;
import io.azreach.model.ProbeId;
import io.azreach.model.Target;
import io.azreach.spi.CaptureReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What files held, as evidence.
 *
 * @param observations one for each file
 * @param doubtful lines of files that could be read in part
 * @param unreadable sentences about files that could not be read at all
 */
record Captures(List<Observation> observations, List<String> doubtful, List<String> unreadable) {
    private static final int HEAD = 4096;
    private static final long LARGEST = 256L << 20;

    static Captures read(Invocation invocation, PluginCatalog catalog) {
        var captures = new Captures(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
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
        return captures;
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
        var reader = reader(catalog, name, Arrays.copyOf(content, Math.min(HEAD, content.length)));
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

    private static Optional<CaptureReader> reader(PluginCatalog catalog, String name, byte[] head) {
        return catalog.captureReaders().stream()
                .filter(reader -> reader.recognizes(name, head))
                .findFirst();
    }
}
