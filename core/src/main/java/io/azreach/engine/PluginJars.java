package io.azreach.engine;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.ZipFile;

/**
 * The jars of one plugin directory, in the order of their names.
 *
 * @param files those its classes are loaded from
 * @param further those in directories below, which the plugin loads by itself when it needs them
 */
record PluginJars(List<Path> files, List<Path> further) {
    static PluginJars in(Path directory) throws IOException {
        try (var entries = Files.list(directory)) {
            var jars = entries.filter(PluginJars::isJar).sorted().toList();
            if (jars.isEmpty()) {
                throw new PluginRefused("there is no .jar in it; copy the plugin's jar and its libraries there");
            }
            jars.forEach(PluginJars::checkReadable);
            return new PluginJars(jars, below(directory));
        }
    }

    private static List<Path> below(Path directory) throws IOException {
        try (var all = Files.walk(directory)) {
            return all.filter(PluginJars::isJar)
                    .filter(jar -> !directory.equals(jar.getParent()))
                    .sorted()
                    .toList();
        }
    }

    private static boolean isJar(Path file) {
        return String.valueOf(file.getFileName()).endsWith(".jar");
    }

    // URLClassLoader passes over a broken jar without a word, and the classes in it then seem to be missing.
    private static void checkReadable(Path jar) {
        try (var zip = new ZipFile(jar.toFile())) {
            if (zip.size() == 0) {
                throw new PluginRefused(jar.getFileName() + " is empty; copy it again");
            }
        } catch (IOException broken) {
            throw new PluginRefused(
                    jar.getFileName() + " is not a readable jar (" + broken.getMessage() + "); copy it again");
        }
    }

    URL[] urls() throws MalformedURLException {
        var urls = new URL[files.size()];
        for (int i = 0; i < urls.length; i++) {
            urls[i] = files.get(i).toUri().toURL();
        }
        return urls;
    }

    /**
     * Over the contents of the jars. Those further down count by name and checksum: hashing the megabytes of a client that
     * most runs never open would cost every run half a second.
     */
    String sha256() throws IOException {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var jar : files) {
                digest.update(Files.readAllBytes(jar));
            }
            for (var jar : further) {
                digest.update(mark(jar).getBytes(StandardCharsets.UTF_8));
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError("every Java has SHA-256", impossible);
        }
    }

    private static String mark(Path jar) throws IOException {
        var content = Files.readAllBytes(jar);
        var checksum = new CRC32();
        checksum.update(content);
        return jar.getFileName() + " " + content.length + " " + checksum.getValue() + "\n";
    }
}
