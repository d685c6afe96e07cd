package io.azreach.azure.rule;

import io.azreach.azure.identity.Reason;
import io.azreach.model.Confidence;
import io.azreach.model.FindingBuilder;
import io.azreach.model.FindingType;
import io.azreach.model.Severity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The service answered that it cannot serve now. */
final class AvailabilityMeaning {
    private AvailabilityMeaning() {}

    static @Nullable FindingBuilder of(Judged answer, List<Judged> all) {
        return switch (answer.reason()) {
            case UNAVAILABLE ->
                finding(AzureFindings.SERVICE_UNAVAILABLE, answer, all)
                        .excluding("HTTP_BLOCK_PAGE", "HTTP_PROXY_ERROR");
            case ERROR_OF_UNKNOWN_ORIGIN -> finding(AzureFindings.SERVICE_UNAVAILABLE, answer, all);
            case THROTTLED -> finding(AzureFindings.THROTTLED, answer, all);
            default -> null;
        };
    }

    private static FindingBuilder finding(FindingType type, Judged answer, List<Judged> all) {
        var builder = answer.finding(type, confidence(answer))
                .groupedBy("host", answer.target().host());
        if (!servedOtherwise(answer, all)) {
            builder.severity(Severity.BLOCKER);
        }
        var wait = answer.answer().header("retry-after");
        return wait.isEmpty() ? builder : builder.arg("retryAfter", wait);
    }

    private static Confidence confidence(Judged answer) {
        return answer.reason() == Reason.ERROR_OF_UNKNOWN_ORIGIN
                ? Confidence.POSSIBLE
                : answer.identity().confidence();
    }

    /** Whether the same host served another request of this run. */
    private static boolean servedOtherwise(Judged answer, List<Judged> all) {
        return all.stream()
                .anyMatch(other -> other.target().id().equals(answer.target().id())
                        && other.target().route().equals(answer.target().route())
                        && other.reason() == Reason.SERVICE);
    }
}
