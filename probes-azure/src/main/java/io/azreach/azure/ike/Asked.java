package io.azreach.azure.ike;

import io.azreach.model.Failure;
import io.azreach.model.evidence.IkeAnswer;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A question to a gateway; makes evidence of what came back.
 *
 * @param remote the gateway
 * @param exchange {@code sa-init} or {@code auth}
 * @param offered combinations offered
 */
record Asked(InetSocketAddress remote, String exchange, List<Proposal> offered) {
    Asked {
        offered = List.copyOf(offered);
    }

    IkeAnswer nothing(Failure why, Duration took) {
        return answer(IkeAnswer.Kind.NOTHING, null, null, took, why);
    }

    IkeAnswer refused(Notify error, Duration took) {
        var wanted = error.wantedGroup().map(Transform::word).orElse(null);
        return answer(IkeAnswer.Kind.NOTIFY, error.name(), wanted, took, null);
    }

    /** @param what a short word for it, or null */
    IkeAnswer other(@Nullable String what, Duration took) {
        return answer(IkeAnswer.Kind.OTHER, what, null, took, null);
    }

    IkeAnswer authenticated(Proposal chosen, Duration took) {
        return accepted(IkeAnswer.Kind.AUTHENTICATED, chosen, null, took);
    }

    /** @param translated whether a translator is on the way; null when the gateway did not say */
    IkeAnswer accepted(Proposal chosen, @Nullable Boolean translated, Duration took) {
        return accepted(IkeAnswer.Kind.SA_INIT, chosen, translated, took);
    }

    private IkeAnswer accepted(IkeAnswer.Kind kind, Proposal chosen, @Nullable Boolean translated, Duration took) {
        return new IkeAnswer(
                remote.getAddress(),
                remote.getPort(),
                exchange,
                words(),
                kind,
                null,
                chosen.toString(),
                null,
                translated,
                took,
                null);
    }

    private IkeAnswer answer(
            IkeAnswer.Kind kind,
            @Nullable String notify,
            @Nullable String wanted,
            Duration took,
            @Nullable Failure why) {
        return new IkeAnswer(
                remote.getAddress(), remote.getPort(), exchange, words(), kind, notify, null, wanted, null, took, why);
    }

    private List<String> words() {
        return offered.stream().map(Proposal::toString).toList();
    }
}
