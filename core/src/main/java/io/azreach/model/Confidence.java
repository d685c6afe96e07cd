package io.azreach.model;

/** How sure a finding is, surest first. */
public enum Confidence {
    /** The evidence can only come from this cause, or a contrast probe settled it. */
    CONFIRMED,
    /** Best fit; at least one look-alike is not excluded. */
    LIKELY,
    /** Listed because it cannot be excluded. */
    POSSIBLE
}
