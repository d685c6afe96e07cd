package io.azreach.azure.fuzz;

import io.azreach.azure.identity.PageTargets;
import io.azreach.azure.ike.IkeTargets;
import io.azreach.azure.probe.MetadataTargets;
import io.azreach.azure.upload.UploadTexts;
import io.azreach.azure.upload.client.TokenTexts;
import io.azreach.testkit.FuzzTarget;
import java.util.Map;
import java.util.TreeMap;

/** All decoders of this module that read what others wrote, by the name of their corpus. */
final class AzureTargets {
    static final Map<String, FuzzTarget> ALL = new TreeMap<>(Map.ofEntries(
            Map.entry("ikeKey", IkeTargets::ikeKey),
            Map.entry("ikeMessage", IkeTargets::ikeMessage),
            Map.entry("ikePayloads", IkeTargets::ikePayloads),
            Map.entry("ikeSealed", IkeTargets::ikeSealed),
            Map.entry("instanceMetadata", MetadataTargets::instanceMetadata),
            Map.entry("page", PageTargets::page),
            Map.entry("sasTerms", UploadTexts::sasTerms),
            Map.entry("serviceAnswer", PageTargets::serviceAnswer),
            Map.entry("storageError", UploadTexts::storageError),
            Map.entry("tokenError", TokenTexts::tokenError)));

    private AzureTargets() {}
}
