package io.azreach.host.internal;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Where commands are looked for: {@code PATH}, then the directories of system tools, which services and ordinary users often
 * do not have in theirs.
 */
final class CommandPath {
    private static final List<String> SYSTEM = List.of("/usr/sbin", "/sbin", "/usr/bin", "/bin");

    private final List<Path> directories = new ArrayList<>();

    CommandPath(Map<String, String> environment) {
        if (File.separatorChar == '/') {
            var names =
                    new ArrayList<>(List.of(environment.getOrDefault("PATH", "").split(":")));
            names.addAll(SYSTEM);
            names.stream()
                    .filter(name -> name.startsWith("/"))
                    .map(Path::of)
                    .distinct()
                    .forEach(directories::add);
        }
    }

    /** The full path where one is found, otherwise the name as given. */
    String locate(String command) {
        if (command.indexOf('/') >= 0) {
            return command;
        }
        try {
            return directories.stream()
                    .map(directory -> directory.resolve(command))
                    .filter(file -> Files.isExecutable(file) && Files.isRegularFile(file))
                    .map(Path::toString)
                    .findFirst()
                    .orElse(command);
        } catch (InvalidPathException unusable) {
            return command;
        }
    }
}
