package io.azreach.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Runs this azreach in a JVM of its own against a server in this process, so that the JVM learns which classes a run needs. */
final class ArchiveTraining implements AutoCloseable {
    private static final int LIMIT_SECONDS = 60;

    private final Path jar;
    private final ServerSocket server;

    ArchiveTraining(Path jar) throws IOException {
        this.jar = jar;
        // Connections wait in the backlog; nobody has to answer them for the classes to be loaded.
        this.server = new ServerSocket(0, 16, InetAddress.getLoopbackAddress());
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

    /** One typical run; what failed, or nothing. */
    String run(List<String> options) throws IOException, InterruptedException {
        var words = new ArrayList<>(options);
        words.addAll(List.of("-Dazreach.home=" + jar.getParent().getParent(), "-jar", jar.toString()));
        words.addAll(List.of("list", "probes"));
        return java(words);
    }

    /** Runs the same Java with the options every run has; what it said when it failed, or nothing. */
    String java(List<String> words) throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx512m"));
        command.add("-Dguice_bytecode_gen_option=DISABLED");
        command.addAll(words);
        var log = Files.createTempFile("azreach-optimize", ".log");
        try {
            var process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            boolean ended = process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS);
            process.destroyForcibly();
            return ended && process.exitValue() <= Exit.INCONCLUSIVE
                    ? ""
                    : String.join(" ", command) + "\n" + Files.readString(log, StandardCharsets.UTF_8);
        } finally {
            Files.deleteIfExists(log);
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
