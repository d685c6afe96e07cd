package io.azreach.azure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class TextsTest {
    private static final List<String> PARTS =
            List.of("title", "why", "fix", "meaning", "measured", "confirm.linux", "confirm.windows", "lookalikes");
    private static final Set<String> ARGS = Set.of(
            "host",
            "address",
            "port",
            "status",
            "server",
            "page",
            "portal",
            "account",
            "vault",
            "namespace",
            "retryAfter",
            "issuer",
            "ms",
            "reference",
            "code",
            "method",
            "failure",
            "bytes",
            "size",
            "rate",
            "step",
            "detail",
            "create",
            "list",
            "read",
            "delete",
            "gateway",
            "offered",
            "notify",
            "wanted",
            "group",
            "zone",
            "expired",
            "starts",
            "now",
            "lacks",
            "addresses",
            "container",
            "place",
            "refused",
            "silent");

    private final AzurePlugin plugin = new AzurePlugin();
    private final ResourceBundle texts = ResourceBundle.getBundle(plugin.info().texts(), Locale.ROOT);

    @Test
    void everyFindingHasAllItsTextsAndNoOthersExist() {
        var expected = new TreeSet<String>();
        plugin.findingTypes().forEach(type -> PARTS.forEach(part -> expected.add(type.id() + "." + part)));
        var present = new TreeSet<>(texts.keySet());
        present.removeIf(key -> key.endsWith(".short") && expected.contains(key.replace(".short", ".title")));
        // Only ever ruled out: what a service that is reached says to everybody.
        assertTrue(present.remove("HTTP_AUTH_EXPECTED.short"));
        assertEquals(expected, present);
    }

    @Test
    void placeholdersAreArgumentsThatRulesGive() {
        var unknown = new ArrayList<String>();
        for (var key : texts.keySet()) {
            Pattern.compile("(?<!%)\\{(\\w+)}")
                    .matcher(texts.getString(key))
                    .results()
                    .filter(m -> !ARGS.contains(m.group(1)))
                    .forEach(m -> unknown.add(key + " " + m.group()));
        }
        assertTrue(unknown.isEmpty(), unknown.toString());
    }
}
