package io.azreach.azure.probe;

import io.azreach.host.JsonTree;
import io.azreach.model.Evidence;
import io.azreach.model.evidence.HttpExchange;
import io.azreach.model.evidence.MachineFacts;
import io.azreach.net.HttpRequest;
import io.azreach.net.Net;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Asks the instance metadata service, straight and without a name, and reads the harmless part of its answer. */
final class InstanceMetadata {
    private static final String PATH = "/metadata/instance?api-version=2021-02-01";
    // The service is on the VM's own host: what takes longer is not there
    private static final Duration CONNECT = Duration.ofMillis(500);
    private static final Duration ANSWER = Duration.ofMillis(900);
    private static final Map<String, String> WANTED = Map.of(
            "location", "location",
            "vmSize", "vmSize",
            "name", "name",
            "resourceGroupName", "resourceGroup",
            "azEnvironment", "azEnvironment",
            "osType", "osType");

    private InstanceMetadata() {}

    /** Records each step, and the facts where Azure's own answer came. Returns whether it did. */
    static boolean ask(Net net, InetSocketAddress where, Consumer<Evidence> record) throws InterruptedException {
        var opened = net.connect(List.of(where), CONNECT).get(0);
        record.accept(opened.facts());
        try (var connection = opened.connection()) {
            if (connection == null) {
                return false;
            }
            var host = where.getAddress().getHostAddress();
            var request = new HttpRequest("GET", "http", host, PATH, Map.of("Metadata", "true"));
            var exchange = net.exchange(connection, request, ANSWER);
            record.accept(exchange);
            var facts = facts(exchange);
            // Other clouds use the same address, and do not know this word
            if (!facts.containsKey("azEnvironment")) {
                return false;
            }
            record.accept(new MachineFacts("instance-metadata", "http://" + host, facts));
            return true;
        }
    }

    private static Map<String, String> facts(HttpExchange exchange) {
        var status = exchange.status();
        return status != null && status == 200 ? facts(exchange.bodyStart()) : Map.of();
    }

    /** What can be read of an answer that may have been cut off. */
    static Map<String, String> facts(String json) {
        var facts = new TreeMap<String, String>();
        var compute = JsonTree.parseStart(json).at("compute");
        WANTED.forEach((name, fact) -> {
            var value = compute.at(name).text();
            if (!value.isEmpty()) {
                facts.put(fact, value);
            }
        });
        return facts;
    }
}
