package io.azreach.cli;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Runs this azreach in a JVM of its own against a server in this process, so that the JVM learns which classes a run needs. */
final class ArchiveTraining {
    private static final int LIMIT_SECONDS = 60;

    private final Path jar;
    private final Path javaHome = Path.of(System.getProperty("java.home"));

    ArchiveTraining(Path jar) {
        this.jar = jar;
    }

    static @Nullable Path ownJar() {
        try {
            var source = ArchiveTraining.class.getProtectionDomain().getCodeSource();
            var path = Path.of(source.getLocation().toURI());
            return Files.isRegularFile(path) ? path : null;
        } catch (URISyntaxException noPath) {
            return null;
        }
    }

    /** One typical run over loopback that leaves a class list; what failed, or nothing. */
    String run(Path classes) throws IOException, InterruptedException {
        var json = Files.createTempFile("azreach-optimize", ".json");
        try (var server = new TrainingServer()) {
            var home = jar.toAbsolutePath().resolve("../..").normalize();
            var words = new ArrayList<>(List.of(
                    "-XX:DumpLoadedClassList=" + classes,
                    "-Dazreach.home=" + home,
                    "-jar",
                    jar.toString(),
                    "connect",
                    "http://127.0.0.1:" + server.port() + "/",
                    "https://localhost:" + server.port() + "/",
                    "--timeout",
                    "20s",
                    "--overwrite",
                    "-o",
                    "text",
                    "-o",
                    "json=" + json));
            // Nobody asked for a look at Azure's platform services, and the archive has no classes of plugins.
            if (Files.isDirectory(home.resolve("plugins/azure"))) {
                words.addAll(List.of("--skip", "azure.*"));
            }
            return java(words);
        } finally {
            Files.deleteIfExists(json);
        }
    }

    /** Archives the listed classes; what failed, or nothing. */
    String dump(Path classes, Path archive) throws IOException, InterruptedException {
        return java(List.of(
                "-Xshare:dump",
                "-XX:SharedClassListFile=" + classes,
                "-XX:SharedArchiveFile=" + archive,
                "-Xlog:disable",
                "-Xlog:all=error:stderr",
                "-cp",
                jar.toString()));
    }

    // The collector and the compressed pointers of the archive must be those of every run.
    private String java(List<String> words) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(
                javaHome.resolve("bin/java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx512m",
                "-Dguice_bytecode_gen_option=DISABLED"));
        command.addAll(words);
        return ended(command);
    }

    private static String ended(List<String> command) throws IOException, InterruptedException {
        var log = Files.createTempFile("azreach-optimize", ".log");
        try {
            var process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            boolean ended = process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS);
            process.destroyForcibly();
            boolean well = ended && (process.exitValue() <= Exit.FINDINGS || process.exitValue() == Exit.INCONCLUSIVE);
            return well ? "" : String.join(" ", command) + "\n" + Files.readString(log, StandardCharsets.UTF_8);
        } finally {
            Files.deleteIfExists(log);
        }
    }
}
