package io.azreach.engine;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.ZipFile;

/** The jars of one plugin directory, in the order of their names. */
record PluginJars(List<Path> files) {
    static PluginJars in(Path directory) throws IOException {
        try (var entries = Files.list(directory)) {
            var jars = entries.filter(file -> String.valueOf(file.getFileName()).endsWith(".jar"))
                    .sorted()
                    .toList();
            if (jars.isEmpty()) {
                throw new PluginRefused("there is no .jar in it; copy the plugin's jar and its libraries there");
            }
            jars.forEach(PluginJars::checkReadable);
            return new PluginJars(jars);
        }
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

    /** Over the contents of all jars. */
    String sha256() throws IOException {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var jar : files) {
                digest.update(Files.readAllBytes(jar));
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError("every Java has SHA-256", impossible);
        }
    }
}
