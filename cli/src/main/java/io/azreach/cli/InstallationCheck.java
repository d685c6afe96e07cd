package io.azreach.cli;

import io.azreach.engine.PluginCatalog;
import io.azreach.model.Fault;
import io.azreach.report.scenario.Scenarios;
import io.azreach.report.syntax.JsonProblem;
import io.azreach.report.syntax.JsonProblems;
import io.azreach.report.text.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.jar.Attributes;
import java.util.jar.JarFile;

/** Checks that need nothing but files; each gives what is wrong, nothing when it is well. */
final class InstallationCheck {
    private InstallationCheck() {}

    /** The jar that is run names all the others. */
    static List<String> jars(Installation installation) throws IOException {
        var main = installation.libraries().resolve("azreach.jar");
        if (!Files.isRegularFile(main)) {
            return List.of(main.toString());
        }
        try (var jar = new JarFile(main.toFile())) {
            var manifest = jar.getManifest();
            var path = manifest == null
                    ? ""
                    : manifest.getMainAttributes()
                            .getOrDefault(Attributes.Name.CLASS_PATH, "")
                            .toString();
            return List.of(path.split(" ")).stream()
                    .map(installation.libraries()::resolve)
                    .filter(library -> !Files.isReadable(library))
                    .map(Path::toString)
                    .toList();
        }
    }

    /** An archive that does not fit is not used; that is slow, not wrong, unless it claims to fit. */
    static List<String> archive(Installation installation) throws IOException {
        var stamp = installation.libraries().resolve("azreach.stamp");
        if (!Files.exists(stamp)) {
            return List.of();
        }
        var now = ArchiveStamp.of(Path.of(System.getProperty("java.home")), installation.libraries());
        boolean fits = Files.readString(stamp).equals(now);
        return fits && !Files.isReadable(installation.libraries().resolve("azreach.jsa"))
                ? List.of(stamp.toString())
                : List.of();
    }

    static List<String> plugins(PluginCatalog catalog) {
        return catalog.faults().stream().map(Fault::message).toList();
    }

    /** Every finding can be told and repaired in every language. */
    static List<String> texts(PluginCatalog catalog) {
        var missing = new ArrayList<String>();
        for (var language : Language.KNOWN) {
            var texts = Texts.load(Locale.forLanguageTag(language), catalog.plugins());
            for (var id : catalog.findingTypes().keySet()) {
                for (var part : List.of(".title", ".fix")) {
                    if (!texts.has(id + part)) {
                        missing.add(language + " " + id + part);
                    }
                }
            }
        }
        return missing.stream().sorted().toList();
    }

    static List<String> scenarios(PluginCatalog catalog) {
        var wrong = new ArrayList<String>();
        var scenarios = new Scenarios(catalog);
        for (var id : scenarios.ids()) {
            try {
                scenarios.find(id);
            } catch (JsonProblems problems) {
                problems.problems().stream().map(JsonProblem::toString).forEach(wrong::add);
            }
        }
        return wrong;
    }
}
