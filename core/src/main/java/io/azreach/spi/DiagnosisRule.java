package io.azreach.spi;

import io.azreach.model.Contributed;
import io.azreach.model.RuleId;

/**
 * Says what evidence means. Pure: no I/O, no clock, no state; equal evidence gives equal findings, today and from a file.
 * Called after every round with all evidence so far, on one thread; what it said in an earlier round is forgotten.
 */
@Contributed
public interface DiagnosisRule {
    RuleId id();

    void examine(EvidenceView evidence, FindingSink sink);
}
