package io.azreach.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The assembled distribution, started by its own script. */
@EnabledOnOs(OS.LINUX)
@EnabledIfSystemProperty(named = "azreach.distribution", matches = ".+")
class DistributionIT {
    private static final Path HOME = Path.of(System.getProperty("azreach.distribution", ""));

    @TempDir
    Path directory;

    record Done(int exit, String out, String err) {}

    @Test
    void librariesAndPluginsAreApart() throws IOException {
        var libraries = names(HOME.resolve("lib"));
        assertTrue(libraries.contains("azreach.jar"), libraries.toString());
        assertTrue(libraries.stream().noneMatch(name -> name.contains("probes")), libraries.toString());
        for (var id : List.of("linux", "windows", "azure")) {
            var plugin = names(HOME.resolve("plugins").resolve(id));
            assertTrue(plugin.stream().anyMatch(name -> name.startsWith("azreach-probes-" + id)), plugin.toString());
            assertTrue(plugin.stream().noneMatch(name -> name.startsWith("azreach-core")), plugin.toString());
            assertTrue(plugin.stream().noneMatch(name -> name.startsWith("guice")), plugin.toString());
        }
    }

    @Test
    void startsThroughALinkFromAnyDirectory() throws Exception {
        var link = Files.createSymbolicLink(directory.resolve("az"), HOME.resolve("bin/azreach"));
        var done = start(link, Map.of(), "version");
        Files.delete(link);
        assertEquals(Exit.OK, done.exit(), done.err());
        assertTrue(done.out().startsWith("azreach "), done.out());
        assertEquals("", done.err());
    }

    @Test
    void nearlyAllOurClassesComeFromTheArchive() throws Exception {
        var log = directory.resolve("classes.log");
        try (var server = new ServerSocket(0, 16, InetAddress.getLoopbackAddress())) {
            var done = start(
                    HOME.resolve("bin/azreach"),
                    Map.of("AZREACH_JAVA_OPTIONS", "-Xlog:class+load:file=" + log),
                    "connect",
                    "tcp://127.0.0.1:" + server.getLocalPort(),
                    "--skip",
                    "azure.*",
                    "-o",
                    "json");
            assertTrue(done.exit() <= Exit.FINDINGS, done.err());
            assertEquals(
                    "azreach-report",
                    new ObjectMapper().readTree(done.out()).path("schema").asText());
        }
        var loaded = Files.readAllLines(log).stream()
                .filter(line -> line.contains(" source: ") && !line.contains("/plugins/"))
                .filter(line -> line.contains("shared objects file") || line.contains(HOME.toString()))
                .toList();
        long shared = loaded.stream()
                .filter(line -> line.contains("shared objects file"))
                .count();
        assertTrue(shared > 0.95 * loaded.size(), shared + " of " + loaded.size());
    }

    @Test
    void movedDistributionWorksWithoutItsArchive() throws Exception {
        var moved = copy(directory.resolve("moved"));
        var done = start(moved.resolve("bin/azreach"), Map.of(), "list", "probes");
        assertEquals(Exit.OK, done.exit(), done.err());
        assertTrue(done.out().contains("\ncore."), done.out());
        assertFalse(done.err().contains("archive"), done.err());
    }

    @Test
    void brokenPluginIsAFaultAndTheRestWorks() throws Exception {
        var moved = copy(directory.resolve("moved"));
        Files.createDirectories(moved.resolve("plugins/bad"));
        Files.writeString(moved.resolve("plugins/bad/bad.jar"), "no zip");
        var plugins = start(moved.resolve("bin/azreach"), Map.of(), "list", "plugins");
        assertEquals(Exit.OK, plugins.exit());
        assertTrue(plugins.err().contains("Plugin 'bad' (plugins/bad): bad.jar is not a readable jar"), plugins.err());
        assertTrue(plugins.out().contains("core "), plugins.out());
        var run = start(moved.resolve("bin/azreach"), Map.of(), "connect", "tcp://127.0.0.1:1", "-o", "json");
        assertEquals(Exit.FINDINGS, run.exit());
        assertTrue(run.out().contains("\"source\" : \"bad\""), run.out());
        var selfTest = start(moved.resolve("bin/azreach"), Map.of(), "self-test");
        assertEquals(Exit.DEFECT, selfTest.exit());
        assertTrue(selfTest.out().contains("bad.jar"), selfTest.out());
    }

    @Test
    void oldJavaIsNamedWithTheRemedy() throws Exception {
        var old = Files.createDirectories(directory.resolve("jdk/bin")).getParent();
        Files.writeString(old.resolve("release"), "JAVA_VERSION=\"11.0.2\"\n");
        var java = Files.writeString(old.resolve("bin/java"), "#!/bin/sh\n");
        assertTrue(java.toFile().setExecutable(true));
        var done = start(HOME.resolve("bin/azreach"), Map.of("JAVA_HOME", old.toString()), "version");
        assertEquals(Exit.DEFECT, done.exit());
        assertTrue(done.err().contains("is Java 11.0.2; install a Java runtime of 17 or newer"), done.err());
        assertEquals("", done.out());
    }

    private static List<String> names(Path below) throws IOException {
        try (Stream<Path> files = Files.list(below)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .sorted()
                    .toList();
        }
    }

    private static Path copy(Path to) throws IOException {
        try (Stream<Path> files = Files.walk(HOME)) {
            for (var file : files.toList()) {
                var target = to.resolve(HOME.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target, java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
                }
            }
        }
        return to;
    }

    private Done start(Path launcher, Map<String, String> environment, String... words) throws Exception {
        var command = new ArrayList<>(List.of(launcher.toString()));
        command.addAll(List.of(words));
        var builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectOutput(directory.resolve("out").toFile())
                .redirectError(directory.resolve("err").toFile());
        var variables = new TreeMap<>(Map.of("JAVA_HOME", System.getProperty("java.home"), "LC_ALL", "C.UTF-8"));
        variables.putAll(environment);
        builder.environment().putAll(variables);
        var process = builder.start();
        assertTrue(process.waitFor(25, TimeUnit.SECONDS));
        return new Done(
                process.exitValue(),
                Files.readString(directory.resolve("out")),
                Files.readString(directory.resolve("err")));
    }
}
