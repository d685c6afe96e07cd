package io.azreach.azure.upload;

import io.azreach.model.FindingType;
import io.azreach.model.Layer;
import io.azreach.model.Severity;
import java.util.List;

/** The causes a test with a blob can name. */
final class UploadFindings {
    // Declared by the core plugin, with its texts
    static final FindingType STALL = FindingType.of("PATH_UPLOAD_STALL", Layer.PATH, Severity.BLOCKER, "network-team");
    static final FindingType RESET =
            FindingType.of("TCP_RESET_MID_STREAM", Layer.TCP, Severity.BLOCKER, "network-team");
    static final FindingType SLOW =
            FindingType.of("PATH_THROUGHPUT_LOW", Layer.PATH, Severity.DEGRADED, "network-team");
    static final FindingType PROXY_LIMIT =
            FindingType.of("PROXY_UPLOAD_LIMIT", Layer.PROXY, Severity.BLOCKER, "proxy-team");

    static final FindingType NO_ANSWER = FindingType.of("HTTP_TIMEOUT", Layer.HTTP, Severity.BLOCKER, "service-owner");
    static final FindingType TRUNCATED =
            FindingType.of("HTTP_TRUNCATED", Layer.HTTP, Severity.DEGRADED, "network-team");
    // Declared with the rules on answers
    static final FindingType AUTH_FAILED =
            FindingType.of("STORAGE_AUTH_FAILED", Layer.AZURE, Severity.BLOCKER, "azure-admin");

    static final FindingType CREDENTIAL =
            FindingType.of("STORAGE_CREDENTIAL_MISSING", Layer.AZURE, Severity.BLOCKER, "machine-admin");
    static final FindingType REFUSED =
            FindingType.of("STORAGE_TEST_REFUSED", Layer.AZURE, Severity.BLOCKER, "azure-admin");
    static final FindingType CONTAINER_MISSING =
            FindingType.of("STORAGE_CONTAINER_MISSING", Layer.AZURE, Severity.BLOCKER, "azure-admin");
    static final FindingType INCOMPLETE =
            FindingType.of("STORAGE_TEST_INCOMPLETE", Layer.AZURE, Severity.BLOCKER, "network-team");
    static final FindingType LEFT_OVER =
            FindingType.of("STORAGE_TEST_LEFT_OVER", Layer.AZURE, Severity.RISK, "azure-admin");
    static final FindingType TIME_BUDGET = FindingType.of("RUN_TIME_BUDGET", Layer.RUN, Severity.INFO, "machine-admin");
    static final FindingType CHANGED = FindingType.of("HTTP_TAMPERED", Layer.HTTP, Severity.RISK, "network-team");
    static final FindingType MEASURED =
            FindingType.of("STORAGE_UPLOAD_MEASURED", Layer.AZURE, Severity.INFO, "service-owner");

    static final List<FindingType> OWN =
            List.of(CREDENTIAL, REFUSED, CONTAINER_MISSING, INCOMPLETE, LEFT_OVER, TIME_BUDGET, CHANGED, MEASURED);

    private UploadFindings() {}
}
