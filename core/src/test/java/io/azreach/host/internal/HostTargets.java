package io.azreach.host.internal;

import static io.azreach.testkit.FuzzTarget.holds;

import io.azreach.host.JsonTree;
import java.nio.charset.StandardCharsets;

/** What commands print. */
public final class HostTargets {
    private static final String KEY = "HKLM\\SOFTWARE\\Policies";

    private HostTargets() {}

    /** JSON, whole or cut off. */
    public static void json(byte[] input) {
        var text = new String(input, StandardCharsets.UTF_8);
        visit(JsonTree.parseStart(text));
        JsonTree.parse(text).ifPresent(HostTargets::visit);
    }

    private static void visit(JsonTree tree) {
        holds(tree.number() >= 0, "negative number");
        holds(tree.isList() || tree.items().isEmpty(), "items without a list");
        tree.items().forEach(HostTargets::visit);
        tree.fields().values().forEach(HostTargets::visit);
    }

    /** {@code reg query}. */
    public static void registryQuery(byte[] input) {
        var text = OutputText.decode(input);
        holds(text.length() <= input.length, "longer than it was");
        RegQueryOutput.values(text).forEach(value -> holds(value.type().startsWith("REG_"), value.type()));
        RegQueryOutput.subkeys(KEY, text).forEach(name -> holds(name.indexOf('\\') < 0, name));
    }
}
