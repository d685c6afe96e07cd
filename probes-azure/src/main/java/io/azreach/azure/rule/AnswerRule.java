package io.azreach.azure.rule;

import io.azreach.model.FindingBuilder;
import io.azreach.model.RuleId;
import io.azreach.model.Target;
import io.azreach.spi.DiagnosisRule;
import io.azreach.spi.EvidenceView;
import io.azreach.spi.FindingSink;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Looks at each answer by itself, and names one cause per target at most. */
final class AnswerRule implements DiagnosisRule {
    /** What an answer means, in view of all others. */
    @FunctionalInterface
    interface Meaning {
        /** Null when it is not this rule's business. */
        @Nullable
        FindingBuilder of(Judged answer, List<Judged> all);
    }

    private final RuleId id;
    private final ServiceNames names;
    private final Meaning meaning;

    AnswerRule(String id, ServiceNames names, Meaning meaning) {
        this.id = RuleId.of(id);
        this.names = names;
        this.meaning = meaning;
    }

    @Override
    public RuleId id() {
        return id;
    }

    @Override
    public void examine(EvidenceView evidence, FindingSink sink) {
        var all = Judged.in(evidence, names);
        Set<Target> told = new HashSet<>();
        for (var answer : all) {
            var finding = told.contains(answer.target()) ? null : meaning.of(answer, all);
            if (finding != null) {
                told.add(answer.target());
                sink.report(finding.build());
            }
        }
    }
}
