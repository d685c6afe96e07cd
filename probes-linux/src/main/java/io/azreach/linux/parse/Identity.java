package io.azreach.linux.parse;

import io.azreach.host.JsonTree;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Who a machine says it is, whichever tool or file says so: {@code hostname}, {@code os}, {@code kernel},
 * {@code architecture}, {@code virtualization}, {@code chassis}, {@code vendor}, {@code model}, {@code firmware}. Ids that
 * name one single machine are not taken. What cannot be read gives an empty map.
 */
public final class Identity {
    private static final Map<String, String> JSON_NAMES = Map.of(
            "Hostname", "hostname",
            "OperatingSystemPrettyName", "os",
            "Chassis", "chassis",
            "HardwareVendor", "vendor",
            "HardwareModel", "model",
            "FirmwareVersion", "firmware");
    private static final Map<String, String> TEXT_NAMES = Map.of(
            "Operating System", "os",
            "Kernel", "kernel",
            "Architecture", "architecture",
            "Virtualization", "virtualization",
            "Chassis", "chassis",
            "Hardware Vendor", "vendor",
            "Hardware Model", "model");

    private Identity() {}

    /** {@code hostnamectl --json=short}, systemd 249 and newer. */
    public static Map<String, String> ofHostnamectlJson(String text) {
        var facts = new TreeMap<String, String>();
        var json = JsonTree.parse(text).orElse(new JsonTree(null));
        JSON_NAMES.forEach((name, fact) -> put(facts, fact, json.at(name).text()));
        if (!json.at("KernelRelease").text().isEmpty()) {
            var name = json.at("KernelName").text("Linux");
            put(facts, "kernel", name + " " + json.at("KernelRelease").text());
        }
        return facts;
    }

    /** {@code hostnamectl} in the C locale; the width of the label column differs between versions. */
    public static Map<String, String> ofHostnamectl(String text) {
        var labels = new TreeMap<String, String>();
        for (var line : text.split("\r?\n")) {
            int colon = line.indexOf(": ");
            if (colon > 0) {
                labels.put(
                        line.substring(0, colon).strip(),
                        line.substring(colon + 2).strip());
            }
        }
        var facts = new TreeMap<String, String>();
        TEXT_NAMES.forEach((label, fact) -> put(facts, fact, labels.getOrDefault(label, "")));
        for (var label : List.of("Transient hostname", "Static hostname")) {
            put(facts, "hostname", labels.getOrDefault(label, ""));
        }
        return facts;
    }

    /** {@code /etc/os-release}. */
    public static Map<String, String> ofRelease(String text) {
        var variables = ShellScript.variables(text);
        var facts = new TreeMap<String, String>();
        put(facts, "os", variables.getOrDefault("PRETTY_NAME", variables.getOrDefault("NAME", "")));
        return facts;
    }

    private static void put(Map<String, String> facts, String name, String value) {
        if (!value.isBlank() && !value.equals("n/a") && !value.equals("(unset)")) {
            facts.put(name, value);
        }
    }
}
