package io.azreach.azure.rule;

import io.azreach.azure.identity.Standing;
import io.azreach.model.Confidence;
import io.azreach.model.FindingBuilder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Somebody else answered: a filter, a portal, a firewall, another server. */
final class MiddleboxMeaning {
    private MiddleboxMeaning() {}

    static @Nullable FindingBuilder of(Judged answer, List<Judged> all) {
        if (answer.identity().standing() != Standing.NOT_THE_SERVICE || answer.isWriteOnly(all)) {
            return null;
        }
        return switch (answer.reason()) {
            case BLOCK_PAGE -> blockPage(answer);
            case AZURE_FIREWALL ->
                answer.withPage(answer.finding(AzureFindings.AZFW_DENIED))
                        .excluding("PROXY_FORBIDDEN", "HTTP_BLOCK_PAGE");
            case LOGIN_PAGE -> portal(answer, sharedRedirect(answer, all));
            case FOREIGN_REDIRECT -> redirect(answer, all);
            case OTHER_SERVER -> answer.withPage(answer.finding(AzureFindings.NOT_THE_SERVICE));
            default -> null;
        };
    }

    /** A filter that lets reads pass and stops writes. */
    static @Nullable FindingBuilder writeBlocked(Judged answer, List<Judged> all) {
        if (answer.identity().standing() != Standing.NOT_THE_SERVICE || !answer.isWriteOnly(all)) {
            return null;
        }
        var builder = answer.finding(AzureFindings.METHOD_BLOCKED)
                .groupedBy("method", answer.answer().exchange().method());
        return answer.withPage(builder).excluding("HTTP_STORAGE_NETWORK_RULE");
    }

    private static FindingBuilder blockPage(Judged answer) {
        var builder = answer.finding(AzureFindings.BLOCK_PAGE);
        var server = answer.answer().header("server");
        if (!server.isEmpty()) {
            builder.groupedBy("server", server);
        }
        var to = answer.answer().redirectHost();
        if (to != null) {
            builder.groupedBy("portal", to);
        }
        return answer.withPage(builder).excluding("HTTP_AUTH_EXPECTED");
    }

    private static FindingBuilder redirect(Judged answer, List<Judged> all) {
        if (sharedRedirect(answer, all)) {
            return portal(answer, true);
        }
        return answer.finding(AzureFindings.REDIRECT_UNEXPECTED)
                .groupedBy("portal", String.valueOf(answer.answer().redirectHost()));
    }

    /** Services that have nothing in common are sent to one place. */
    private static boolean sharedRedirect(Judged answer, List<Judged> all) {
        var to = answer.answer().redirectHost();
        return to != null
                && all.stream()
                                .filter(other -> to.equals(other.answer().redirectHost()))
                                .map(other -> other.target().host())
                                .distinct()
                                .count()
                        > 1;
    }

    private static FindingBuilder portal(Judged answer, boolean shared) {
        var confidence = shared ? Confidence.CONFIRMED : answer.identity().confidence();
        var builder = answer.finding(AzureFindings.CAPTIVE_PORTAL, confidence);
        var portal = answer.answer().portal();
        return answer.withPage(portal.isEmpty() ? builder : builder.groupedBy("portal", portal));
    }
}
