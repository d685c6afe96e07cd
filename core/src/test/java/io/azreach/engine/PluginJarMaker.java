package io.azreach.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.tools.ToolProvider;

/** Compiles sources with the running JDK and packs them into real jars. */
final class PluginJarMaker {
    static final String SERVICE = "META-INF/services/io.azreach.spi.ProbePlugin";

    private final Path scratch;
    private final Map<String, byte[]> entries = new TreeMap<>();
    private final List<String> options = new ArrayList<>(List.of("-proc:none", "-nowarn"));
    private final List<Path> classPath = new ArrayList<>();

    PluginJarMaker(Path scratch) {
        this.scratch = scratch;
    }

    PluginJarMaker using(Path jar) {
        classPath.add(jar);
        return this;
    }

    PluginJarMaker providing(String classNames) {
        entries.put(SERVICE, classNames.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        return this;
    }

    PluginJarMaker source(String className, String text) throws IOException {
        var in = Files.createTempDirectory(scratch, "src");
        var out = Files.createTempDirectory(scratch, "classes");
        var file = in.resolve(className.substring(className.lastIndexOf('.') + 1) + ".java");
        Files.writeString(file, text);
        var words = new ArrayList<>(options);
        words.addAll(List.of("-cp", path(), "-d", out.toString(), file.toString()));
        int exit = ToolProvider.getSystemJavaCompiler()
                .run(null, OutputStream.nullOutputStream(), null, words.toArray(String[]::new));
        assertEquals(0, exit, className + " compiles");
        try (var classes = Files.walk(out)) {
            for (var compiled : classes.filter(Files::isRegularFile).toList()) {
                entries.put(out.relativize(compiled).toString().replace('\\', '/'), Files.readAllBytes(compiled));
            }
        }
        return this;
    }

    Path packedAs(Path jar) throws IOException {
        Files.createDirectories(jar.getParent());
        try (var zip = new ZipOutputStream(Files.newOutputStream(jar))) {
            for (var entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
            }
        }
        assertTrue(Files.size(jar) > 0);
        return jar;
    }

    private String path() {
        var path = new StringBuilder(System.getProperty("java.class.path"));
        classPath.forEach(jar -> path.append(java.io.File.pathSeparatorChar).append(jar));
        return path.toString();
    }
}
