package io.azreach.testkit;

import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** Inputs that were kept: examples to start fuzzing from, and what once broke a decoder. */
public final class FuzzCorpus {
    private static final Duration LONGEST = Duration.ofSeconds(5);

    private FuzzCorpus() {}

    /**
     * One test for each kept input.
     *
     * @param folder resource beside a class, with a folder for each target
     * @param targets by the name of their folder
     */
    public static Stream<DynamicTest> tests(Class<?> beside, String folder, Map<String, FuzzTarget> targets) {
        return targets.entrySet().stream().flatMap(target -> files(beside, folder + "/" + target.getKey()).stream()
                .map(file -> test(target.getKey(), target.getValue(), file)));
    }

    private static DynamicTest test(String name, FuzzTarget target, Path file) {
        return DynamicTest.dynamicTest(
                name + " takes " + file.getFileName(),
                () -> assertTimeout(LONGEST, () -> target.read(Files.readAllBytes(file))));
    }

    private static List<Path> files(Class<?> beside, String folder) {
        var place = beside.getResource(folder);
        if (place == null) {
            throw new IllegalArgumentException("the corpus [" + folder + "] is missing from src/test/resources");
        }
        try (var listed = Files.list(Path.of(place.toURI()))) {
            var files = listed.sorted().toList();
            if (files.isEmpty()) {
                throw new IllegalArgumentException("the corpus [" + folder + "] must hold an input at least");
            }
            return files;
        } catch (IOException | URISyntaxException unreadable) {
            throw new IllegalStateException("the corpus [" + folder + "] cannot be read", unreadable);
        }
    }
}
