package io.azreach.engine;

import io.azreach.model.Fault;
import io.azreach.model.Finding;
import io.azreach.spi.DiagnosisRule;
import io.azreach.spi.EvidenceView;
import io.azreach.spi.FindingSink;
import io.azreach.spi.FollowUp;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Asks every rule what the evidence means; a rule that breaks becomes a fault and the others go on. */
final class RuleRunner {
    private static final int MOST_FINDINGS = 10_000;

    private final PluginCatalog catalog;

    RuleRunner(PluginCatalog catalog) {
        this.catalog = catalog;
    }

    /** What the rules said about one state of the evidence. */
    record Conclusions(List<Finding> findings, Set<FollowUp> followUps, List<Fault> faults) {}

    Conclusions conclude(EvidenceView evidence) {
        var all = new Conclusions(new ArrayList<>(), new LinkedHashSet<>(), new ArrayList<>());
        for (var rule : catalog.rules()) {
            var own = new Conclusions(new ArrayList<>(), new LinkedHashSet<>(), new ArrayList<>());
            try {
                rule.examine(evidence, new Sink(rule, own));
            } catch (Exception | LinkageError | AssertionError broken) {
                all.faults().add(new Fault(rule.id().value(), "broke: " + broken));
            }
            all.findings().addAll(own.findings());
            all.followUps().addAll(own.followUps());
            all.faults().addAll(own.faults());
        }
        return all;
    }

    private final class Sink implements FindingSink {
        private final DiagnosisRule rule;
        private final Conclusions own;

        Sink(DiagnosisRule rule, Conclusions own) {
            this.rule = rule;
            this.own = own;
        }

        @Override
        public void report(Finding finding) {
            if (!catalog.findingTypes().containsKey(finding.id())) {
                own.faults().add(new Fault(rule.id().value(), "finding id '" + finding.id() + "' is not declared"));
            } else if (own.findings().size() < MOST_FINDINGS) {
                own.findings().add(finding);
            }
        }

        @Override
        public void ask(FollowUp followUp) {
            if (own.followUps().size() < MOST_FINDINGS) {
                own.followUps().add(followUp);
            }
        }
    }
}
