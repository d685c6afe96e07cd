package io.azreach.azure.upload;

import io.azreach.model.RuleId;
import io.azreach.spi.DiagnosisRule;
import io.azreach.spi.EvidenceView;
import io.azreach.spi.FindingSink;

/** Looks at each test with a blob by itself. */
final class UploadRule implements DiagnosisRule {
    /** What one test means. */
    @FunctionalInterface
    interface Meaning {
        void judge(BlobTest test, FindingSink sink);
    }

    private final RuleId id;
    private final Meaning meaning;

    UploadRule(String id, Meaning meaning) {
        this.id = RuleId.of(id);
        this.meaning = meaning;
    }

    @Override
    public RuleId id() {
        return id;
    }

    @Override
    public void examine(EvidenceView evidence, FindingSink sink) {
        for (var target : evidence.targets()) {
            var steps = evidence.on(target, StorageStep.class);
            if (!steps.isEmpty()) {
                meaning.judge(new BlobTest(target, steps, evidence), sink);
            }
        }
    }
}
