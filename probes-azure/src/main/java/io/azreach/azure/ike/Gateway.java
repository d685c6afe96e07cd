package io.azreach.azure.ike;

import io.azreach.model.Confidence;
import io.azreach.model.FailureKind;
import io.azreach.model.Finding;
import io.azreach.model.FindingBuilder;
import io.azreach.model.FindingType;
import io.azreach.model.Target;
import io.azreach.model.evidence.IkeAnswer;
import io.azreach.spi.EvidenceView;
import io.azreach.spi.Recorded;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A gateway with everything it answered, exchanges the run cut off left out.
 *
 * @param target the gateway as it was named
 * @param answers in the order they were asked for
 */
record Gateway(Target target, List<Recorded<IkeAnswer>> answers) {
    static List<Gateway> in(EvidenceView evidence) {
        return evidence.targets().stream()
                .map(target -> new Gateway(
                        target,
                        evidence.on(target, IkeAnswer.class).stream()
                                .filter(a -> !cutOff(a.evidence()))
                                .toList()))
                .filter(gateway -> !gateway.answers.isEmpty())
                .toList();
    }

    private static boolean cutOff(IkeAnswer answer) {
        var why = answer.failure();
        return why != null && why.kind() == FailureKind.CANCELLED;
    }

    /** The answers of one exchange. */
    List<IkeAnswer> to(String exchange) {
        return only(a -> a.exchange().equals(exchange));
    }

    List<IkeAnswer> only(Predicate<IkeAnswer> wanted) {
        return answers.stream().map(Recorded::evidence).filter(wanted).toList();
    }

    /** A finding about this gateway that rests on some of its answers. */
    FindingBuilder finding(FindingType type, Confidence confidence, Collection<IkeAnswer> from) {
        var builder = Finding.of(type, confidence)
                .on(target)
                .groupedBy("gateway", target.host())
                .arg("host", target.host())
                .arg("address", each(from, a -> a.address().getHostAddress()))
                .arg("port", each(from, IkeAnswer::port));
        answers.stream()
                .filter(a -> from.contains(a.evidence()))
                .forEach(a -> builder.because(a.source().ref()));
        return builder;
    }

    /** What is known of some answers, each once, separated by commas. */
    static String each(Collection<IkeAnswer> answers, Function<IkeAnswer, @Nullable Object> part) {
        return answers.stream()
                .map(part)
                .filter(Objects::nonNull)
                .map(String::valueOf)
                .distinct()
                .collect(Collectors.joining(", "));
    }
}
