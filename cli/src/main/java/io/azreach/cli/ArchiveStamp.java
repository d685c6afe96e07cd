package io.azreach.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What an archive was made of: path, size and time of the JDK's classes and of each jar. The launcher writes the same lines
 * with {@code stat} and compares, which costs it two milliseconds.
 */
final class ArchiveStamp {
    private ArchiveStamp() {}

    static String of(Path javaHome, Path lib) throws IOException {
        var files = new ArrayList<>(List.of(javaHome.resolve("lib/modules"), javaHome.resolve("release")));
        try (var entries = Files.list(lib)) {
            entries.filter(file -> file.toString().endsWith(".jar")).sorted().forEach(files::add);
        }
        var stamp = new StringBuilder();
        for (var file : files) {
            var seconds = Files.getLastModifiedTime(file).toMillis() / 1000;
            stamp.append(file)
                    .append(' ')
                    .append(Files.size(file))
                    .append(' ')
                    .append(seconds)
                    .append('\n');
        }
        return stamp.toString();
    }
}
