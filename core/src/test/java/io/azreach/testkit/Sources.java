package io.azreach.testkit;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The product classes of a module as Maven left them, with the sources they came from. */
public record Sources(Path module) {
    /** The module whose tests are running. */
    public static Sources ofThisModule() {
        return new Sources(Path.of(System.getProperty("basedir", "")).toAbsolutePath());
    }

    /** Another module of the same build. */
    public Sources sibling(String name) {
        return new Sources(module.resolveSibling(name));
    }

    public String name() {
        return module.getFileName().toString();
    }

    /** Every source file, sorted; empty for a module without code. */
    public List<Path> files() {
        var root = module.resolve("src/main/java");
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        try (var files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Fails when a source file has no class, so that no rule holds only because nothing was read. */
    public JavaClasses classes() {
        var classes = new ClassFileImporter().importPath(module.resolve("target/classes"));
        var topLevel = classes.stream().filter(JavaClass::isTopLevelClass).count();
        var expected = files().size();
        assertTrue(
                topLevel >= expected,
                () -> name() + ": " + topLevel + " classes for " + expected + " source files; build the module first");
        return classes;
    }
}
