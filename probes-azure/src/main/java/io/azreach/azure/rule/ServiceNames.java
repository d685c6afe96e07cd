package io.azreach.azure.rule;

import io.azreach.model.Target;
import io.azreach.spi.EndpointCatalog;
import io.azreach.spi.ServiceEndpoint;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Which service a target belongs to: as the planner says, else by its name. */
final class ServiceNames {
    private static final Set<String> WEB = Set.of("https", "http");
    // They are judged as part of the platform, by a rule of their own
    private static final Set<String> PLATFORM = Set.of("imds", "wireserver");

    private final List<ServiceEndpoint> endpoints;
    private final Set<String> services = new TreeSet<>();

    ServiceNames(EndpointCatalog catalog) {
        endpoints = catalog.endpoints().stream()
                .filter(e -> WEB.contains(e.scheme()) && !PLATFORM.contains(e.service()))
                .toList();
        endpoints.forEach(e -> services.add(e.service()));
    }

    /** Empty when it is none of ours. */
    String of(Target target) {
        if (!WEB.contains(target.scheme())) {
            return "";
        }
        if (services.contains(target.service())) {
            return target.service();
        }
        return endpoints.stream()
                .filter(e -> e.scheme().equals(target.scheme()) && covers(e.pattern(), target.host()))
                .map(ServiceEndpoint::service)
                .findFirst()
                .orElse("");
    }

    private static boolean covers(String pattern, String host) {
        return pattern.startsWith("*.") ? host.endsWith(pattern.substring(1)) : host.equals(pattern);
    }
}
