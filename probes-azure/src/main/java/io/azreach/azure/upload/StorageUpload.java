package io.azreach.azure.upload;

import io.azreach.model.EvidenceType;
import io.azreach.model.FindingType;
import io.azreach.spi.DiagnosisRule;
import io.azreach.spi.Probe;
import java.util.List;

/** What the test with a blob contributes to the plugin. */
public final class StorageUpload {
    private StorageUpload() {}

    public static Probe probe() {
        return new UploadProbe();
    }

    public static List<EvidenceType<?>> evidenceTypes() {
        return List.of(
                new EvidenceType<>("storage-step", 1, StorageStep.class),
                new EvidenceType<>("storage-sas", 1, SasTerms.class));
    }

    public static List<FindingType> findingTypes() {
        return UploadFindings.OWN;
    }

    public static List<DiagnosisRule> rules() {
        return List.of(
                new UploadRule("azure.upload-broken", BrokenOff::judge),
                new UploadRule("azure.upload-refused", Refused::judge),
                new UploadRule("azure.upload-signature", Signature::judge),
                new UploadRule("azure.upload-unanswered", Unanswered::judge),
                new UploadRule("azure.upload-time", OutOfTime::judge),
                new UploadRule("azure.upload-left", LeftOver::judge),
                new UploadRule("azure.upload-changed", Changed::judge),
                new UploadRule("azure.upload-rate", Measured::judge));
    }
}
