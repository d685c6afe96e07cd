package io.azreach.model;

/** How much a finding hurts, worst first. */
public enum Severity {
    /** The job cannot succeed. */
    BLOCKER,
    /** It works slowly or sometimes. */
    DEGRADED,
    /** It works now and is expected to break. */
    RISK,
    /** Worth knowing. */
    INFO
}
