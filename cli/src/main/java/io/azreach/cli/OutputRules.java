package io.azreach.cli;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/** Says before anything is probed whether every report can be written. */
final class OutputRules {
    private final Wording texts;
    private final boolean overwrite;

    OutputRules(Wording texts, boolean overwrite) {
        this.texts = texts;
        this.overwrite = overwrite;
    }

    List<String> problems(List<OutputSpec> outputs) {
        var problems = new ArrayList<String>();
        var toConsole = outputs.stream()
                .filter(OutputSpec::toStandardOutput)
                .map(OutputSpec::format)
                .toList();
        if (toConsole.size() > 1) {
            problems.add(texts.say("problem.two-on-stdout", "formats", String.join(", ", toConsole)));
        }
        var seen = new HashSet<String>();
        for (var output : outputs) {
            var path = output.path();
            if (path != null) {
                if (!seen.add(path)) {
                    problems.add(texts.say("problem.same-file", "path", path));
                }
                check(path, problems);
            }
        }
        return problems;
    }

    private void check(String path, List<String> problems) {
        try {
            var file = Path.of(path).toAbsolutePath();
            var directory = file.getParent();
            if (directory == null || !Files.isDirectory(directory) || !Files.isWritable(directory)) {
                problems.add(texts.say("problem.no-directory", "path", path));
            } else if (Files.isDirectory(file)) {
                problems.add(texts.say("problem.is-directory", "path", path));
            } else if (Files.exists(file) && !overwrite) {
                problems.add(texts.say("problem.exists", "path", path));
            }
        } catch (InvalidPathException noPath) {
            problems.add(texts.say("problem.no-directory", "path", path));
        }
    }
}
