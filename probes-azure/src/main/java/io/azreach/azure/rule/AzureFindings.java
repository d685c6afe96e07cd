package io.azreach.azure.rule;

import io.azreach.model.FindingType;
import io.azreach.model.Layer;
import io.azreach.model.Severity;
import java.util.List;

/** The causes this plugin can name. */
public final class AzureFindings {
    static final FindingType BLOCK_PAGE = http("HTTP_BLOCK_PAGE", Severity.BLOCKER, "network-team");
    static final FindingType CAPTIVE_PORTAL = http("HTTP_CAPTIVE_PORTAL", Severity.BLOCKER, "network-team");
    static final FindingType AZFW_DENIED = http("HTTP_AZFW_DENIED", Severity.BLOCKER, "azure-admin");
    static final FindingType NOT_THE_SERVICE = http("HTTP_NOT_THE_SERVICE", Severity.BLOCKER, "network-team");
    static final FindingType REDIRECT_UNEXPECTED = http("HTTP_REDIRECT_UNEXPECTED", Severity.BLOCKER, "network-team");
    static final FindingType METHOD_BLOCKED = http("HTTP_METHOD_BLOCKED", Severity.BLOCKER, "network-team");
    static final FindingType STORAGE_NETWORK_RULE = http("HTTP_STORAGE_NETWORK_RULE", Severity.BLOCKER, "azure-admin");
    static final FindingType KEYVAULT_FIREWALL = http("HTTP_KEYVAULT_FIREWALL", Severity.BLOCKER, "azure-admin");
    static final FindingType SERVICEBUS_IP_FILTER = http("HTTP_SERVICEBUS_IP_FILTER", Severity.DEGRADED, "azure-admin");
    static final FindingType SERVICE_UNAVAILABLE = http("HTTP_SERVICE_UNAVAILABLE", Severity.DEGRADED, "service-owner");
    static final FindingType THROTTLED = http("HTTP_THROTTLED", Severity.DEGRADED, "service-owner");
    static final FindingType SLOW = http("HTTP_SLOW", Severity.DEGRADED, "service-owner");
    static final FindingType ACCOUNT_MISSING = azure("STORAGE_ACCOUNT_MISSING", Severity.BLOCKER, "azure-admin");
    static final FindingType AUTH_FAILED = azure("STORAGE_AUTH_FAILED", Severity.BLOCKER, "azure-admin");
    static final FindingType KEY_AUTH_DISABLED = azure("STORAGE_KEY_AUTH_DISABLED", Severity.BLOCKER, "azure-admin");
    static final FindingType ACCOUNT_DISABLED = azure("STORAGE_ACCOUNT_DISABLED", Severity.BLOCKER, "azure-admin");
    static final FindingType IMDS_UNREACHABLE = azure("AZ_IMDS_UNREACHABLE", Severity.DEGRADED, "machine-admin");
    static final FindingType WIRESERVER_UNREACHABLE =
            azure("AZ_WIRESERVER_UNREACHABLE", Severity.DEGRADED, "machine-admin");

    private static final List<FindingType> ALL = List.of(
            BLOCK_PAGE,
            CAPTIVE_PORTAL,
            AZFW_DENIED,
            NOT_THE_SERVICE,
            REDIRECT_UNEXPECTED,
            METHOD_BLOCKED,
            STORAGE_NETWORK_RULE,
            KEYVAULT_FIREWALL,
            SERVICEBUS_IP_FILTER,
            SERVICE_UNAVAILABLE,
            THROTTLED,
            SLOW,
            ACCOUNT_MISSING,
            AUTH_FAILED,
            KEY_AUTH_DISABLED,
            ACCOUNT_DISABLED,
            IMDS_UNREACHABLE,
            WIRESERVER_UNREACHABLE);

    private AzureFindings() {}

    public static List<FindingType> all() {
        return ALL;
    }

    private static FindingType http(String id, Severity severity, String owner) {
        return FindingType.of(id, Layer.HTTP, severity, owner);
    }

    private static FindingType azure(String id, Severity severity, String owner) {
        return FindingType.of(id, Layer.AZURE, severity, owner);
    }
}
