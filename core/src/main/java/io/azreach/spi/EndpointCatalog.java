package io.azreach.spi;

import java.util.List;
import java.util.Map;

/**
 * Endpoints as data, with the state they were collected at.
 *
 * @param version grows with every change
 * @param date ISO date the facts were collected
 * @param endpoints all of them, for every cloud
 * @param tables values for placeholders by what the user gives: {@code geoCode} by region name, for instance
 */
public record EndpointCatalog(
        String version, String date, List<ServiceEndpoint> endpoints, Map<String, Map<String, String>> tables) {
    public EndpointCatalog {
        endpoints = List.copyOf(endpoints);
        tables = Map.copyOf(tables);
    }
}
