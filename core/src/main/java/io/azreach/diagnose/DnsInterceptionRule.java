package io.azreach.diagnose;

import io.azreach.model.Confidence;
import io.azreach.model.Finding;
import io.azreach.model.HostPort;
import io.azreach.model.RuleId;
import io.azreach.model.Severity;
import io.azreach.model.evidence.DnsAnswer;
import io.azreach.spi.DiagnosisRule;
import io.azreach.spi.EvidenceView;
import io.azreach.spi.FindingSink;
import java.util.Comparator;

/** Whether an address that cannot be a name server answers a question. Asked only where the answer for an Azure name looks wrong. */
final class DnsInterceptionRule implements DiagnosisRule {
    /** Reserved for documentation (RFC 5737): no machine has it. */
    private static final HostPort NOBODY = new HostPort("192.0.2.1", 53);

    @Override
    public RuleId id() {
        return RuleId.of("core.dns-interception");
    }

    @Override
    public void examine(EvidenceView evidence, FindingSink sink) {
        Way.direct(evidence).stream()
                .filter(w -> w.named() && !w.answers().isEmpty() && SecondOpinionRule.strange(w))
                .min(Comparator.comparing(Way::target))
                .ifPresent(way -> judge(way, sink));
    }

    private static void judge(Way way, FindingSink sink) {
        var contrast = Contrasts.query(way.target().host(), way.target().service(), NOBODY, Contrasts.Way.BRIEF);
        sink.ask(contrast);
        way.evidence()
                .answerTo(contrast)
                .filter(o -> o.evidence().stream().anyMatch(e -> e instanceof DnsAnswer a && a.answered()))
                .ifPresent(o ->
                        sink.report(way.into(Finding.of(NetworkFindings.type("DNS_INTERCEPTED"), Confidence.CONFIRMED))
                                .severity(Severity.RISK)
                                .arg("server", way.answers().get(0).server().host())
                                .arg("address", NOBODY.host())
                                .because(o.ref())
                                .build()));
    }
}
