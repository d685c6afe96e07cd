package io.azreach.net.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.azreach.net.TrustSettings;
import io.azreach.testkit.TestCa;
import io.azreach.time.Deadline;
import io.azreach.time.NanoClock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrustStoresTest {
    private static final TestCa CA = TestCa.create("Contoso");

    @TempDir
    Path directory = Path.of("");

    @Test
    void storesComeInOrderAndNamedFilesWin() throws Exception {
        var file = CA.writeRoot(directory);
        var roots = load(new TrustSettings(file, List.of()), Map.of("SSL_CERT_FILE", "/does/not/exist"));
        assertEquals(
                List.of("os", "jvm", "azure"), roots.stream().map(Roots::store).toList());
        assertEquals(Set.of(CA.root()), roots.get(0).all());
    }

    @Test
    void environmentNamesTheStoreOfTheSystem() throws Exception {
        var file = CA.writeRoot(directory);
        var roots = load(new TrustSettings(null, List.of()), Map.of("SSL_CERT_FILE", file.toString()));
        assertEquals(Set.of(CA.root()), roots.get(0).all());
    }

    @Test
    void unreadableStoreIsNamedAndSpoilsNoOther() throws Exception {
        var empty = Files.writeString(directory.resolve("empty.pem"), "nothing here");
        var roots = load(new TrustSettings(directory.resolve("none.pem"), List.of(empty)), Map.of());
        assertNotNull(roots.get(0).problem());
        assertNull(roots.get(1).problem());
        var problem = roots.get(2).problem();
        assertNotNull(problem);
        assertTrue(problem.contains("empty.pem"), problem);
    }

    @Test
    void builtInRootsOfAzureAreValid() throws Exception {
        var file = CA.writeRoot(directory);
        var azure =
                load(new TrustSettings(null, List.of(file)), Map.of()).get(2).all();
        assertEquals(9, azure.size());
        assertTrue(azure.contains(CA.root()));
        for (var root : azure) {
            assertTrue(root.getNotAfter().toInstant().isAfter(Instant.parse("2029-01-01T00:00:00Z"))
                    || root.equals(CA.root()));
            assertEquals(root.getSubjectX500Principal(), root.getIssuerX500Principal());
        }
    }

    @Test
    void oneBrokenCertificateDoesNotSpoilABundle() throws Exception {
        var broken = "# Contoso - old\n-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n";
        assertEquals(
                List.of(CA.root()),
                RootFiles.parse(broken + TestCa.pem(CA.root()) + "-----BEGIN CERTIFICATE-----\nAA"));
    }

    private static List<Roots> load(TrustSettings settings, Map<String, String> environment)
            throws InterruptedException {
        return new TrustStores(settings, environment).await(Deadline.after(Bench.ENOUGH, NanoClock.SYSTEM));
    }
}
