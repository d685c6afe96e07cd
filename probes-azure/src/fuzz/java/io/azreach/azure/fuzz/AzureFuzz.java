package io.azreach.azure.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.azreach.azure.identity.PageTargets;
import io.azreach.azure.ike.IkeTargets;
import io.azreach.azure.probe.MetadataTargets;
import io.azreach.azure.upload.UploadTexts;
import io.azreach.azure.upload.client.TokenTexts;

/** The targets of {@link AzureTargets}, each with inputs of the fuzzer's own making. */
class AzureFuzz {
    @FuzzTest(maxDuration = "60s")
    void ikeKey(byte[] input) throws Exception {
        IkeTargets.ikeKey(input);
    }

    @FuzzTest(maxDuration = "60s")
    void ikeMessage(byte[] input) throws Exception {
        IkeTargets.ikeMessage(input);
    }

    @FuzzTest(maxDuration = "60s")
    void ikePayloads(byte[] input) throws Exception {
        IkeTargets.ikePayloads(input);
    }

    @FuzzTest(maxDuration = "60s")
    void ikeSealed(byte[] input) throws Exception {
        IkeTargets.ikeSealed(input);
    }

    @FuzzTest(maxDuration = "60s")
    void instanceMetadata(byte[] input) throws Exception {
        MetadataTargets.instanceMetadata(input);
    }

    @FuzzTest(maxDuration = "60s")
    void page(byte[] input) throws Exception {
        PageTargets.page(input);
    }

    @FuzzTest(maxDuration = "60s")
    void sasTerms(byte[] input) throws Exception {
        UploadTexts.sasTerms(input);
    }

    @FuzzTest(maxDuration = "60s")
    void serviceAnswer(byte[] input) throws Exception {
        PageTargets.serviceAnswer(input);
    }

    @FuzzTest(maxDuration = "60s")
    void storageError(byte[] input) throws Exception {
        UploadTexts.storageError(input);
    }

    @FuzzTest(maxDuration = "60s")
    void tokenError(byte[] input) throws Exception {
        TokenTexts.tokenError(input);
    }
}
