package io.azreach.net.internal;

import io.azreach.net.TrustSettings;
import io.azreach.time.Deadline;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/** The stores chains are judged against. Loaded once, in the background, as soon as there is somebody who may ask. */
final class TrustStores {
    /** Where Go, curl and the distributions agree the bundle may be. */
    private static final List<Path> OS_BUNDLES = List.of(
            Path.of("/etc/ssl/certs/ca-certificates.crt"),
            Path.of("/etc/pki/tls/certs/ca-bundle.crt"),
            Path.of("/etc/ssl/ca-bundle.pem"),
            Path.of("/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem"),
            Path.of("/etc/ssl/cert.pem"));

    private static final String AZURE_ROOTS = "/io/azreach/net/azure-roots.pem";

    private interface Loading {
        List<X509Certificate> load() throws IOException, GeneralSecurityException;
    }

    private record Pending(String store, CompletableFuture<Roots> roots) {}

    private final List<Pending> stores;

    TrustStores(TrustSettings settings, Map<String, String> environment) {
        var threads = DaemonThreads.atMost(1, "azreach-trust");
        stores = List.of(
                start(threads, "os", () -> os(settings, environment)),
                start(threads, "jvm", TrustStores::jvm),
                start(threads, "azure", () -> azure(settings)));
        threads.shutdown();
    }

    /** All stores in the order os, jvm, azure; one that is not loaded in time counts as unreadable. */
    List<Roots> await(Deadline until) throws InterruptedException {
        var loaded = new ArrayList<Roots>();
        for (var pending : stores) {
            loaded.add(await(pending, until));
        }
        return loaded;
    }

    private static Roots await(Pending pending, Deadline until) throws InterruptedException {
        try {
            return pending.roots().get(until.remaining().toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            return Roots.unreadable(pending.store(), "not loaded in time");
        } catch (ExecutionException e) {
            return Roots.unreadable(pending.store(), Failures.detail(e.getCause() == null ? e : e.getCause()));
        }
    }

    private static Pending start(ExecutorService threads, String store, Loading loading) {
        return new Pending(store, CompletableFuture.supplyAsync(() -> load(store, loading), threads));
    }

    private static Roots load(String store, Loading loading) {
        try {
            return Roots.of(store, loading.load());
        } catch (IOException | GeneralSecurityException e) {
            return Roots.unreadable(store, Failures.detail(e));
        }
    }

    private static List<X509Certificate> os(TrustSettings settings, Map<String, String> environment)
            throws IOException, GeneralSecurityException {
        if (settings.osStore() != null) {
            return RootFiles.read(settings.osStore());
        }
        var named = environment.getOrDefault("SSL_CERT_FILE", "");
        if (!named.isBlank()) {
            return RootFiles.read(Path.of(named));
        }
        if (System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows")) {
            return windows();
        }
        for (var bundle : OS_BUNDLES) {
            if (Files.isReadable(bundle)) {
                return RootFiles.read(bundle);
            }
        }
        throw new FileNotFoundException("none of " + OS_BUNDLES);
    }

    private static List<X509Certificate> windows() throws IOException, GeneralSecurityException {
        var store = KeyStore.getInstance("Windows-ROOT");
        store.load(null, null);
        var found = new ArrayList<X509Certificate>();
        for (var alias : Collections.list(store.aliases())) {
            if (store.getCertificate(alias) instanceof X509Certificate certificate) {
                found.add(certificate);
            }
        }
        return found;
    }

    private static List<X509Certificate> jvm() throws GeneralSecurityException {
        var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init((KeyStore) null);
        var found = new ArrayList<X509Certificate>();
        for (var manager : factory.getTrustManagers()) {
            if (manager instanceof X509TrustManager x509) {
                found.addAll(List.of(x509.getAcceptedIssuers()));
            }
        }
        return found;
    }

    private static List<X509Certificate> azure(TrustSettings settings) throws IOException {
        var found = new ArrayList<X509Certificate>();
        try (var resource = TrustStores.class.getResourceAsStream(AZURE_ROOTS)) {
            if (resource == null) {
                throw new FileNotFoundException(AZURE_ROOTS);
            }
            found.addAll(RootFiles.parse(new String(resource.readAllBytes(), StandardCharsets.UTF_8)));
        }
        for (var file : settings.azureRoots()) {
            found.addAll(RootFiles.read(file));
        }
        return found;
    }
}
