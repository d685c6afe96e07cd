package io.azreach.azure.rule;

import io.azreach.azure.identity.Standing;
import io.azreach.model.FindingBuilder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The service answered, and refuses this client. */
final class RefusalMeaning {
    private RefusalMeaning() {}

    static @Nullable FindingBuilder of(Judged answer, List<Judged> all) {
        if (answer.identity().standing() != Standing.REFUSED_BY_THE_SERVICE) {
            return null;
        }
        return switch (answer.reason()) {
            case STORAGE_NETWORK_RULE ->
                // The rules hold for plain reads as well; where those pass, a signed request lacks rights
                answer.isWriteOnly(all)
                        ? null
                        : answer.finding(AzureFindings.STORAGE_NETWORK_RULE)
                                .groupedBy("account", answer.resource())
                                .arg("code", answer.answer().errorCode())
                                .excluding("STORAGE_AUTH_FAILED", "STORAGE_KEY_AUTH_DISABLED", "HTTP_BLOCK_PAGE");
            case ACCOUNT_MISSING ->
                answer.finding(AzureFindings.ACCOUNT_MISSING)
                        .groupedBy("account", answer.resource())
                        .excluding("DNS_NXDOMAIN", "HTTP_STORAGE_NETWORK_RULE");
            case AUTHENTICATION ->
                answer.finding(AzureFindings.AUTH_FAILED)
                        .groupedBy("account", answer.resource())
                        .excluding("HTTP_STORAGE_NETWORK_RULE");
            case KEYS_DISABLED ->
                answer.finding(AzureFindings.KEY_AUTH_DISABLED)
                        .groupedBy("account", answer.resource())
                        .excluding("STORAGE_AUTH_FAILED", "HTTP_STORAGE_NETWORK_RULE");
            case ACCOUNT_DISABLED ->
                answer.finding(AzureFindings.ACCOUNT_DISABLED)
                        .groupedBy("account", answer.resource())
                        .excluding("STORAGE_ACCOUNT_MISSING", "HTTP_STORAGE_NETWORK_RULE");
            case VAULT_FIREWALL ->
                answer.finding(AzureFindings.KEYVAULT_FIREWALL)
                        .groupedBy("vault", answer.resource())
                        .excluding("HTTP_BLOCK_PAGE");
            case NAMESPACE_IP_FILTER ->
                answer.finding(AzureFindings.SERVICEBUS_IP_FILTER)
                        .groupedBy("namespace", answer.resource())
                        .excluding("HTTP_BLOCK_PAGE");
            default -> null;
        };
    }
}
