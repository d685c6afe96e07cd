package io.azreach.azure.rule;

import io.azreach.model.Confidence;
import io.azreach.model.RuleId;
import io.azreach.model.Target;
import io.azreach.model.evidence.TcpConnect;
import io.azreach.model.evidence.TlsHandshake;
import io.azreach.spi.DiagnosisRule;
import io.azreach.spi.EvidenceView;
import io.azreach.spi.FindingSink;
import java.time.Duration;

/** The way is quick and the answer is not: the delay is behind the handshake. */
final class SlowRule implements DiagnosisRule {
    private static final Duration LIMIT = Duration.ofSeconds(5);
    private static final Duration QUICK = Duration.ofMillis(1500);

    private final ServiceNames names;

    SlowRule(ServiceNames names) {
        this.names = names;
    }

    @Override
    public RuleId id() {
        return RuleId.of("azure.slow-answer");
    }

    @Override
    public void examine(EvidenceView evidence, FindingSink sink) {
        for (var answer : Judged.in(evidence, names)) {
            var took = answer.answer().exchange().took();
            if (took.compareTo(LIMIT) > 0 && answer.answer().isRead() && quickWay(answer.target(), evidence)) {
                sink.report(answer.finding(AzureFindings.SLOW, Confidence.LIKELY)
                        .groupedBy("host", answer.target().host())
                        .arg("ms", took.toMillis())
                        .excluding("PATH_LATENCY_HIGH")
                        .build());
            }
        }
    }

    private static boolean quickWay(Target target, EvidenceView evidence) {
        var connects = evidence.on(target, TcpConnect.class).stream()
                .filter(c -> c.evidence().failure() == null)
                .toList();
        var handshakes = evidence.on(target, TlsHandshake.class).stream()
                .filter(h -> h.evidence().failure() == null)
                .toList();
        return !connects.isEmpty()
                && connects.stream().allMatch(c -> quick(c.evidence().took()))
                && handshakes.stream().allMatch(h -> quick(h.evidence().took()));
    }

    private static boolean quick(Duration took) {
        return took.compareTo(QUICK) < 0;
    }
}
