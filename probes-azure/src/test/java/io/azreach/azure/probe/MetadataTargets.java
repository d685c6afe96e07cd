package io.azreach.azure.probe;

import static io.azreach.testkit.FuzzTarget.holds;

import java.nio.charset.StandardCharsets;

/** What answers at the address of the instance metadata service. */
public final class MetadataTargets {
    private MetadataTargets() {}

    public static void instanceMetadata(byte[] input) {
        var facts = InstanceMetadata.facts(new String(input, StandardCharsets.UTF_8));
        holds(facts.size() <= 6, "more facts than were wanted");
    }
}
