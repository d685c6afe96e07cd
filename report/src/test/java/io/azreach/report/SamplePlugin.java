package io.azreach.report;

import io.azreach.engine.CorePlugin;
import io.azreach.engine.LoadedPlugin;
import io.azreach.engine.PluginCatalog;
import io.azreach.model.Evidence;
import io.azreach.model.EvidenceType;
import io.azreach.model.FindingType;
import io.azreach.model.Layer;
import io.azreach.model.Severity;
import io.azreach.model.Target;
import io.azreach.spi.Applicability;
import io.azreach.spi.EndpointCatalog;
import io.azreach.spi.PluginInfo;
import io.azreach.spi.Probe;
import io.azreach.spi.ProbeContext;
import io.azreach.spi.ProbeInfo;
import io.azreach.spi.ProbePlugin;
import io.azreach.spi.ServiceEndpoint;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A plugin with findings, endpoints and texts of its own, core's evidence, and evidence that only it knows. */
final class SamplePlugin implements ProbePlugin {
    static final FindingType TCP_TIMEOUT = type("TCP_TIMEOUT", Layer.TCP, Severity.BLOCKER, "network-team");
    static final FindingType TLS_INTERCEPTED = type("TLS_INTERCEPTED", Layer.TLS, Severity.BLOCKER, "proxy-team");
    static final FindingType PROXY_REFUSED = type("PROXY_REFUSED", Layer.PROXY, Severity.BLOCKER, "proxy-team");
    static final FindingType HTTP_NOT_THE_SERVICE =
            type("HTTP_NOT_THE_SERVICE", Layer.HTTP, Severity.BLOCKER, "network-team");
    static final FindingType PATH_LATENCY_HIGH =
            type("PATH_LATENCY_HIGH", Layer.PATH, Severity.DEGRADED, "network-team");
    static final FindingType TIME_SKEW_BEHIND = type("TIME_SKEW_BEHIND", Layer.TIME, Severity.RISK, "machine-admin");

    record Color(String name, List<Integer> parts, @Nullable Color mixedWith) implements Evidence {}

    static PluginCatalog catalog() {
        var sample = new SamplePlugin();
        return new PluginCatalog(
                List.of(new LoadedPlugin(sample.info(), sample, "plugins/sample", "ab".repeat(32))), List.of());
    }

    @Override
    public PluginInfo info() {
        return new PluginInfo("sample", "1.2", "test", PluginInfo.SPI_LEVEL, "io.azreach.report.testplugin.texts");
    }

    @Override
    public List<EvidenceType<?>> evidenceTypes() {
        var types = new ArrayList<>(new CorePlugin().evidenceTypes());
        types.add(new EvidenceType<>("sample-color", 1, Color.class));
        return types;
    }

    @Override
    public List<FindingType> findingTypes() {
        return List.of(
                TCP_TIMEOUT, TLS_INTERCEPTED, PROXY_REFUSED, HTTP_NOT_THE_SERVICE, PATH_LATENCY_HIGH, TIME_SKEW_BEHIND);
    }

    @Override
    public List<Probe> probes() {
        return List.of(new Idle());
    }

    @Override
    public Optional<EndpointCatalog> endpoints() {
        var geo = Map.of("japaneast", "jpe", "japanwest", "jpw");
        return Optional.of(new EndpointCatalog("1", "2026-11-21", ENDPOINTS, Map.of("geoCode", geo)));
    }

    private static final List<ServiceEndpoint> ENDPOINTS = List.of(
            https("entra", "login.microsoftonline.com", List.of("login.microsoftonline.com"), null, ""),
            new ServiceEndpoint(
                    "entra-partner",
                    "china",
                    "login.partner.microsoftonline.cn",
                    List.of("login.partner.microsoftonline.cn"),
                    "https",
                    443,
                    "GET",
                    "/",
                    Map.of(),
                    null,
                    null,
                    "",
                    null),
            https(
                    "asr",
                    "*.hypervrecoverymanager.windowsazure.com",
                    List.of("{asrHost}", "pod01-rcm1.{geoCode}.hypervrecoverymanager.windowsazure.com"),
                    "privatelink.siterecovery.windowsazure.com",
                    ""),
            https(
                    "storage",
                    "*.blob.core.windows.net",
                    List.of("{storageAccount}.blob.core.windows.net"),
                    "privatelink.blob.core.windows.net",
                    ""),
            https("servicebus", "*.servicebus.windows.net", List.of("{serviceBus}"), null, "service-bus"),
            https("keyvault", "*.vault.azure.net", List.of("{keyVault}.vault.azure.net"), null, "key-vault"),
            https("automation", "*.automation.ext.azure.com", List.of(), null, "automation"),
            https(
                    "backup",
                    "*.backup.windowsazure.com",
                    List.of("{backupHost}", "pod01-id1.{geoCode}.backup.windowsazure.com"),
                    null,
                    ""),
            https(
                    "telemetry",
                    "dc.services.visualstudio.com",
                    List.of("dc.services.visualstudio.com"),
                    null,
                    "telemetry"),
            plain("time", "time.windows.com", "ntp", 123, Map.of(), ""),
            plain("imds", "169.254.169.254", "http", 80, Map.of("Metadata", "true"), "azure-vm"),
            plain("wireserver", "168.63.129.16", "tcp", 32526, Map.of(), "azure-vm"));

    private static ServiceEndpoint https(
            String service, String pattern, List<String> hosts, @Nullable String zone, String condition) {
        return new ServiceEndpoint(
                service, "public", pattern, hosts, "https", 443, "HEAD", "/", Map.of(), null, zone, condition, null);
    }

    private static ServiceEndpoint plain(
            String service, String host, String scheme, int port, Map<String, String> headers, String condition) {
        return new ServiceEndpoint(
                service, "all", host, List.of(host), scheme, port, "GET", "/", headers, null, null, condition, null);
    }

    private static FindingType type(String id, Layer layer, Severity severity, String owner) {
        return FindingType.of(id, layer, severity, owner);
    }

    private static final class Idle implements Probe {
        @Override
        public ProbeInfo info() {
            return ProbeInfo.measure("sample.endpoint", Duration.ofSeconds(1));
        }

        @Override
        public Applicability applicableTo(Target target, io.azreach.model.HostInfo host) {
            return Applicability.when(false);
        }

        @Override
        public void observe(Target target, ProbeContext context) {}
    }
}
