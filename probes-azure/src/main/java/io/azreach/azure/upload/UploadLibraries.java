package io.azreach.azure.upload;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ServiceLoader;

/**
 * Finds the storage client. Its libraries are larger than all the rest together, so they lie in the directory {@code upload}
 * beside the plugin's jar, and nobody opens them before the first upload. Where there is no such directory, as on an ordinary
 * class path, the client is looked for beside this class.
 */
final class UploadLibraries {
    private UploadLibraries() {}

    static BlobServices client() throws IOException {
        return Client.found()
                .orElseThrow(
                        () -> new IOException(
                                "the storage client is missing; copy the directory plugins/azure/upload of the distribution again"));
    }

    /** Loaded once; its class loader stays open as long as the plugin's own. */
    private static final class Client {
        private static final ServiceLoader<BlobServices> SERVICES = ServiceLoader.load(BlobServices.class, loader());

        static synchronized java.util.Optional<BlobServices> found() {
            return SERVICES.findFirst();
        }

        private static ClassLoader loader() {
            var own = UploadLibraries.class.getClassLoader();
            try {
                var jars = jarsBeside(Path.of(UploadLibraries.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toURI()));
                return jars.length == 0 ? own : new URLClassLoader("azure-upload", jars, own);
            } catch (IOException | URISyntaxException unreadable) {
                throw new IllegalStateException("the directory of the storage client cannot be read", unreadable);
            }
        }
    }

    /** Jars in the directory {@code upload} beside a jar, in the order of their names. */
    static URL[] jarsBeside(Path pluginJar) throws IOException {
        var directory = pluginJar.resolveSibling("upload");
        if (!Files.isRegularFile(pluginJar) || !Files.isDirectory(directory)) {
            return new URL[0];
        }
        try (var files = Files.list(directory)) {
            var jars = files.filter(f -> f.toString().endsWith(".jar")).sorted().toList();
            var urls = new URL[jars.size()];
            for (int i = 0; i < urls.length; i++) {
                urls[i] = url(jars.get(i));
            }
            return urls;
        }
    }

    private static URL url(Path jar) throws MalformedURLException {
        return jar.toUri().toURL();
    }
}
