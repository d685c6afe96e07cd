package io.azreach.azure.identity;

import java.util.Locale;
import java.util.Set;

/** Marks in an answer that a service leaves and a middlebox would not think of. */
enum ServiceMarks {
    /** Nothing of the service. */
    NONE,
    /** What many Microsoft servers say, and a box could copy. */
    WEAK,
    /** What only the service says. */
    STRONG;

    private static final Set<String> KNOWN_SHAPE =
            Set.of("storage", "entra", "entra-partner", "servicebus", "keyvault");

    /** Whether the usual answer of a service was seen for real, so that its absence means something. */
    static boolean areKnownFor(String service) {
        return KNOWN_SHAPE.contains(service);
    }

    static ServiceMarks of(Answer answer) {
        if (answer.exchange().headers().keySet().stream().anyMatch(name -> name.startsWith("x-ms-"))
                || ofThisService(answer)) {
            return STRONG;
        }
        return microsoftServer(answer) ? WEAK : NONE;
    }

    private static boolean ofThisService(Answer answer) {
        var body = answer.exchange().bodyStart();
        return switch (answer.service()) {
            case "storage" ->
                !answer.errorCode().isEmpty() || answer.header("server").startsWith("Windows-Azure-");
            case "entra", "entra-partner" -> body.contains("\"token_endpoint\"") && body.contains("\"issuer\"");
            case "servicebus" ->
                body.contains("Publicly Listed Services")
                        || body.contains("TrackingId:")
                        || answer.header("content-type").startsWith("application/atom+xml");
            case "keyvault" -> answer.header("www-authenticate").contains("vault.") || body.contains("AKV10000");
            default -> false;
        };
    }

    private static boolean microsoftServer(Answer answer) {
        var server = answer.header("server").toLowerCase(Locale.ROOT);
        return server.startsWith("microsoft-") || server.startsWith("windows-azure-") || server.startsWith("kestrel");
    }
}
