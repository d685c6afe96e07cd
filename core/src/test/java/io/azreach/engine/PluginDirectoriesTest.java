package io.azreach.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.azreach.spi.ProbePlugin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginDirectoriesTest {
    @TempDir
    Path scratch;

    @TempDir
    Path root;

    @Test
    void nothingIsFoundWhereThereIsNoDirectory() {
        var found = PluginDirectories.load(root.resolve("absent"));
        assertEquals(List.of(), found.plugins());
        assertEquals(List.of(), found.faults());
    }

    @Test
    void aPluginIsLoadedByAClassLoaderOfItsOwn() throws IOException {
        good("acme", "");
        good("contoso", "");

        var found = PluginDirectories.load(root);

        assertEquals(List.of(), found.faults());
        assertEquals(
                List.of("acme", "contoso"),
                found.plugins().stream().map(p -> p.info().id()).toList());
        var acme = found.plugins().get(0);
        assertEquals("acme", acme.origin());
        assertTrue(acme.sha256().matches("[0-9a-f]{64}"));
        assertNotEquals(acme.classLoader(), found.plugins().get(1).classLoader());
        assertNotEquals(acme.classLoader(), PluginDirectories.class.getClassLoader());
    }

    @Test
    void sharedTypesAreTheApplicationsAndTheRestOfItIsHidden() throws Exception {
        good("acme", "");
        var loader = PluginDirectories.load(root).plugins().get(0).classLoader();

        assertSame(ProbePlugin.class, loader.loadClass(ProbePlugin.class.getName()));
        assertThrows(ClassNotFoundException.class, () -> loader.loadClass(PluginDirectories.class.getName()));
        assertThrows(ClassNotFoundException.class, () -> loader.loadClass("com.google.inject.Injector"));
        assertThrows(ClassNotFoundException.class, () -> loader.loadClass("io.azreach.net.internal.Anything"));
        assertThrows(ClassNotFoundException.class, () -> loader.loadClass("org.xbill.DNS.Name"));
        assertEquals(null, loader.getResource("io/azreach/engine/PluginDirectories.class"));
    }

    @Test
    void libraryOfThePluginIsFoundBesideIt() throws IOException {
        var library = libraryJar(root.resolve("acme/zlib.jar"));
        new PluginJarMaker(scratch)
                .using(library)
                .source("acme.Main", plugin("acme.Main", "acme", 1, "String x = lib.Thing.NAME.trim();"))
                .providing("acme.Main")
                .packedAs(root.resolve("acme/acme.jar"));

        var found = PluginDirectories.load(root);

        assertEquals(List.of(), found.faults());
        assertEquals(1, found.plugins().size());
    }

    @Test
    void otherJarsGiveAnotherHash() throws IOException {
        good("acme", "");
        var before = PluginDirectories.load(root).plugins().get(0).sha256();
        libraryJar(root.resolve("acme/zlib.jar"));
        assertNotEquals(before, PluginDirectories.load(root).plugins().get(0).sha256());
    }

    @Test
    void jarsInADirectoryBelowCountForTheHashAndAreNotLoaded() throws IOException {
        good("acme", "");
        var before = PluginDirectories.load(root).plugins().get(0).sha256();
        var later = Files.createDirectories(root.resolve("acme/later"));
        Files.writeString(later.resolve("client.jar"), "not looked into");
        var with = PluginDirectories.load(root).plugins().get(0).sha256();
        Files.writeString(later.resolve("client.jar"), "not looked intO");
        var changed = PluginDirectories.load(root);
        assertEquals(List.of(), changed.faults());
        assertEquals(3, Set.of(before, with, changed.plugins().get(0).sha256()).size());
    }

    @Test
    void brokenJarIsAFaultAndTheOthersWork() throws IOException {
        good("acme", "");
        Files.createDirectories(root.resolve("broken"));
        Files.writeString(root.resolve("broken/broken.jar"), "no zip");
        assertOnlyFault("broken", "broken.jar is not a readable jar");
    }

    @Test
    void directoryWithoutJarIsAFault() throws IOException {
        good("acme", "");
        Files.createDirectories(root.resolve("empty"));
        assertOnlyFault("empty", "there is no .jar in it");
    }

    @Test
    void missingServiceFileIsAFault() throws IOException {
        good("acme", "");
        new PluginJarMaker(scratch)
                .source("b.Main", plugin("b.Main", "b", 1, ""))
                .packedAs(root.resolve("b/b.jar"));
        assertOnlyFault("b", PluginJarMaker.SERVICE);
    }

    @Test
    void serviceFileNamingNoClassIsAFault() throws IOException {
        good("acme", "");
        new PluginJarMaker(scratch)
                .source("b.Main", plugin("b.Main", "b", 1, ""))
                .providing("b.Other")
                .packedAs(root.resolve("b/b.jar"));
        assertOnlyFault("b", "names a class that no jar in the directory has");
    }

    @Test
    void missingLibraryNamesTheClassAndTheScope() throws IOException {
        good("acme", "");
        new PluginJarMaker(scratch)
                .using(libraryJar(scratch.resolve("lib.jar")))
                .source("b.Main", plugin("b.Main", "b", 1, "String x = new lib.Thing().toString();"))
                .providing("b.Main")
                .packedAs(root.resolve("b/b.jar"));
        assertOnlyFault("b", "class lib.Thing is missing", "'provided'");
    }

    @Test
    void useOfAnInternalPackageNamesTheOpenOnes() throws IOException {
        good("acme", "");
        new PluginJarMaker(scratch)
                .source("b.Main", plugin("b.Main", "b", 1, "Object x = io.azreach.engine.RunListener.NONE;"))
                .providing("b.Main")
                .packedAs(root.resolve("b/b.jar"));
        assertOnlyFault("b", "io.azreach.engine.RunListener is not open to plugins", "io.azreach.spi");
    }

    @Test
    void exceptionInTheConstructorIsAFault() throws IOException {
        good("acme", "");
        new PluginJarMaker(scratch)
                .source(
                        "b.Main",
                        plugin("b.Main", "b", 1, "if (true) throw new IllegalStateException(\"no licence\");"))
                .providing("b.Main")
                .packedAs(root.resolve("b/b.jar"));
        assertOnlyFault("b", "no licence");
    }

    @Test
    void pluginForANewerSpiIsNotLoaded() throws IOException {
        good("acme", "");
        new PluginJarMaker(scratch)
                .source("b.Main", plugin("b.Main", "b", 99, ""))
                .providing("b.Main")
                .packedAs(root.resolve("b/b.jar"));
        assertOnlyFault("b", "SPI level 99");
    }

    @Test
    void twoPluginsInADirectoryAreRefused() throws IOException {
        good("acme", "");
        new PluginJarMaker(scratch)
                .source("b.Main", plugin("b.Main", "b", 1, ""))
                .source("b.More", plugin("b.More", "b2", 1, ""))
                .providing("b.Main\nb.More\n")
                .packedAs(root.resolve("b/b.jar"));
        assertOnlyFault("b", "2 plugins", "b.Main", "b.More");
    }

    @Test
    void classThatFailsLaterIsTheCatalogsFaultUnderThePluginsId() throws IOException {
        new PluginJarMaker(scratch)
                .using(libraryJar(scratch.resolve("lib.jar")))
                .source("b.Main", plugin("b.Main", "b", 1, "").replace("/*more*/", """
                        public java.util.List<io.azreach.spi.Probe> probes() {
                            return new java.util.ArrayList<>(java.util.List.of(new lib.Thing().hashCode()).size());
                        }"""))
                .providing("b.Main")
                .packedAs(root.resolve("b/b.jar"));
        var found = PluginDirectories.load(root);
        var catalog = new PluginCatalog(found.plugins(), found.faults());
        assertEquals(1, catalog.faults().size());
        var fault = catalog.faults().get(0);
        assertEquals("b", fault.source());
        assertTrue(fault.message().contains("class lib.Thing is missing"), fault.message());
    }

    private void assertOnlyFault(String directory, String... parts) {
        var found = PluginDirectories.load(root);
        assertEquals(
                List.of("acme"),
                found.plugins().stream().map(LoadedPlugin::origin).toList());
        assertEquals(1, found.faults().size(), found.faults().toString());
        var fault = found.faults().get(0);
        assertEquals(directory, fault.source());
        for (var part : parts) {
            assertTrue(fault.message().contains(part), fault.message());
        }
        assertEquals(1, fault.message().lines().count());
    }

    private void good(String id, String constructor) throws IOException {
        new PluginJarMaker(scratch)
                .source(id + ".Main", plugin(id + ".Main", id, 1, constructor))
                .providing(id + ".Main")
                .packedAs(root.resolve(id).resolve(id + ".jar"));
    }

    private Path libraryJar(Path jar) throws IOException {
        return new PluginJarMaker(scratch)
                .source("lib.Thing", "package lib; public class Thing { public static String NAME = \"x \"; }")
                .packedAs(jar);
    }

    private static String plugin(String className, String id, int level, String constructor) {
        int dot = className.lastIndexOf('.');
        return """
                package PACKAGE;
                public final class NAME implements io.azreach.spi.ProbePlugin {
                    public NAME() { BODY }
                    public io.azreach.spi.PluginInfo info() {
                        return new io.azreach.spi.PluginInfo("ID", "1", "test", LEVEL, "");
                    }
                    /*more*/
                }
                """.replace("PACKAGE", className.substring(0, dot))
                .replace("NAME", className.substring(dot + 1))
                .replace("BODY", constructor)
                .replace("\"ID\"", '"' + id + '"')
                .replace("LEVEL", Integer.toString(level));
    }
}
