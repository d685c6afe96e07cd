package io.azreach.azure;

import io.azreach.host.JsonTree;
import io.azreach.spi.EndpointCatalog;
import io.azreach.spi.ServiceEndpoint;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
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
        return new CatalogReader()
                .catalog(JsonTree.parse(new String(json.readAllBytes(), StandardCharsets.UTF_8))
                        .orElse(new JsonTree(null)));
    }

    private EndpointCatalog catalog(JsonTree root) {
        var endpoints = new ArrayList<ServiceEndpoint>();
        for (var node : root.at("endpoints").items()) {
            endpoints.add(endpoint("endpoints[" + endpoints.size() + "]", node));
        }
        if (endpoints.isEmpty()) {
            problems.add("endpoints: at least one is needed");
        }
        var catalog = new EndpointCatalog(
                required("catalog", root, "version"),
                required("catalog", root, "date"),
                endpoints,
                tables(root.at("tables")));
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException("endpoint catalog: " + String.join("; ", problems));
        }
        return catalog;
    }

    private ServiceEndpoint endpoint(String where, JsonTree node) {
        int port = (int) node.at("port").number();
        if (port < 1 || port > 65535) {
            problems.add(where + ".port [" + node.at("port").text() + "] must be 1 to 65535");
        }
        return new ServiceEndpoint(
                required(where, node, "service"),
                required(where, node, "cloud"),
                required(where, node, "pattern"),
                strings(node.at("hosts")),
                required(where, node, "scheme"),
                port,
                node.at("method").text(),
                node.at("path").text(),
                map(node.at("headers")),
                optional(node, "serviceTag"),
                optional(node, "privateLinkZone"),
                node.at("condition").text(),
                optional(node, "verifiedOn"));
    }

    private String required(String where, JsonTree node, String name) {
        var text = node.at(name).text();
        if (text.isBlank()) {
            problems.add(where + "." + name + " is missing");
        }
        return text;
    }

    private static @Nullable String optional(JsonTree node, String name) {
        var text = node.at(name).text();
        return text.isEmpty() ? null : text;
    }

    private static List<String> strings(JsonTree array) {
        return array.items().stream().map(JsonTree::text).toList();
    }

    private static Map<String, String> map(JsonTree object) {
        var entries = new TreeMap<String, String>();
        object.fields().forEach((name, value) -> entries.put(name, value.text()));
        return entries;
    }

    private static Map<String, Map<String, String>> tables(JsonTree object) {
        var tables = new TreeMap<String, Map<String, String>>();
        object.fields().forEach((name, value) -> tables.put(name, map(value)));
        return tables;
    }
}
