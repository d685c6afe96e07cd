package io.azreach.azure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.azreach.spi.EndpointCatalog;
import io.azreach.spi.ServiceEndpoint;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class CatalogReaderTest {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^}]*)}");
    private static final Set<String> KNOWN =
            Set.of("storageAccount", "geoCode", "serviceBus", "keyVault", "backupHost", "asrHost", "gateway");

    private final EndpointCatalog catalog = CatalogReader.bundled();

    @Test
    void everyCloudHasTheServicesBothScenariosNeed() {
        for (var cloud : List.of("public", "usgov", "china")) {
            var services = services(cloud);
            assertTrue(
                    services.containsAll(
                            List.of("storage", "entra", "asr", "servicebus", "keyvault", "backup", "time")),
                    cloud + " has only " + services);
        }
        assertTrue(services("china").contains("entra-partner"));
        assertTrue(services("all").containsAll(List.of("imds", "wireserver", "pki")));
    }

    @Test
    void hostsUseOnlyPlaceholdersThatCanBeGiven() {
        for (var endpoint : catalog.endpoints()) {
            for (var host : endpoint.hosts()) {
                var found =
                        PLACEHOLDER.matcher(host).results().map(m -> m.group(1)).toList();
                assertTrue(KNOWN.containsAll(found), host);
            }
        }
    }

    @Test
    void namesStayInsideTheirOwnCloud() {
        assertEquals(
                Set.of("login.microsoftonline.us"),
                Set.copyOf(one("usgov", "entra").hosts()));
        assertEquals(
                "*.hypervrecoverymanager.windowsazure.us", one("usgov", "asr").pattern());
        assertEquals("*.blob.core.chinacloudapi.cn", one("china", "storage").pattern());
    }

    @Test
    void metadataIsAskedWithTheHeaderItDemands() {
        var imds = one("all", "imds");
        assertEquals("true", imds.headers().get("Metadata"));
        assertEquals("/metadata/instance?api-version=2021-02-01", imds.path());
    }

    @Test
    void regionsGiveTheirShortCodes() {
        var codes = catalog.tables().getOrDefault("geoCode", java.util.Map.of());
        assertEquals("jpe", codes.get("japaneast"));
        assertEquals("ugv", codes.get("usgovvirginia"));
    }

    @Test
    void allMistakesOfAFileAreToldAtOnce() {
        var json =
                "{\"version\": \"1\", \"endpoints\": [{\"cloud\": \"public\", \"pattern\": \"*.a\", \"port\": 70000}]}";
        var told = assertThrows(
                IllegalArgumentException.class,
                () -> CatalogReader.read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8))));
        var message = String.valueOf(told.getMessage());
        for (var part : List.of("catalog.date", "[0].service", "[0].scheme", "[70000]")) {
            assertTrue(message.contains(part), message);
        }
    }

    private Set<String> services(String cloud) {
        return catalog.endpoints().stream()
                .filter(e -> e.cloud().equals(cloud))
                .map(ServiceEndpoint::service)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private ServiceEndpoint one(String cloud, String service) {
        return catalog.endpoints().stream()
                .filter(e -> e.cloud().equals(cloud) && e.service().equals(service))
                .findFirst()
                .orElseThrow();
    }
}
