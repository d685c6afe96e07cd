package io.azreach.azure;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.azreach.spi.EndpointCatalog;
import io.azreach.spi.ServiceEndpoint;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads the endpoint catalog; all mistakes of a file are told at once. */
final class CatalogReader {
    private static final String RESOURCE = "endpoints.json";

    private final List<String> problems = new ArrayList<>();

    private CatalogReader() {}

    /** The catalog that is part of this plugin. */
    static EndpointCatalog bundled() {
        try (var in = CatalogReader.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException("the plugin's resource [" + RESOURCE + "] is missing from its jar");
            }
            return read(in);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the plugin's resource [" + RESOURCE + "] cannot be read", unreadable);
        }
    }

    static EndpointCatalog read(InputStream json) throws IOException {
        return new CatalogReader().catalog(JsonMapper.builder().build().readTree(json));
    }

    private EndpointCatalog catalog(JsonNode root) {
        var endpoints = new ArrayList<ServiceEndpoint>();
        for (var node : root.path("endpoints")) {
            endpoints.add(endpoint("endpoints[" + endpoints.size() + "]", node));
        }
        if (endpoints.isEmpty()) {
            problems.add("endpoints: at least one is needed");
        }
        var catalog = new EndpointCatalog(
                required("catalog", root, "version"),
                required("catalog", root, "date"),
                endpoints,
                tables(root.path("tables")));
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException("endpoint catalog: " + String.join("; ", problems));
        }
        return catalog;
    }

    private ServiceEndpoint endpoint(String where, JsonNode node) {
        int port = node.path("port").asInt();
        if (port < 1 || port > 65535) {
            problems.add(where + ".port [" + node.path("port").asText() + "] must be 1 to 65535");
        }
        return new ServiceEndpoint(
                required(where, node, "service"),
                required(where, node, "cloud"),
                required(where, node, "pattern"),
                strings(node.path("hosts")),
                required(where, node, "scheme"),
                port,
                node.path("method").asText(""),
                node.path("path").asText(""),
                map(node.path("headers")),
                optional(node, "serviceTag"),
                optional(node, "privateLinkZone"),
                node.path("condition").asText(""),
                optional(node, "verifiedOn"));
    }

    private String required(String where, JsonNode node, String name) {
        var text = node.path(name).asText("");
        if (text.isBlank()) {
            problems.add(where + "." + name + " is missing");
        }
        return text;
    }

    private static @Nullable String optional(JsonNode node, String name) {
        var value = node.get(name);
        return value == null || value.isNull() ? null : value.asText();
    }

    private static List<String> strings(JsonNode array) {
        var texts = new ArrayList<String>();
        array.forEach(item -> texts.add(item.asText()));
        return texts;
    }

    private static Map<String, String> map(JsonNode object) {
        var entries = new TreeMap<String, String>();
        object.properties()
                .forEach(field -> entries.put(field.getKey(), field.getValue().asText()));
        return entries;
    }

    private static Map<String, Map<String, String>> tables(JsonNode object) {
        var tables = new TreeMap<String, Map<String, String>>();
        object.properties().forEach(field -> tables.put(field.getKey(), map(field.getValue())));
        return tables;
    }
}
