package io.azreach.model;

import org.jspecify.annotations.Nullable;

/**
 * A finding in its place: a root in order of repair, or the consequence of one.
 *
 * @param ref its name in this run, {@code F1}
 * @param finding the finding
 * @param consequenceOf the root's name, or null for a root
 */
public record RankedFinding(
        String ref, Finding finding, @Nullable String consequenceOf) {
    public boolean isRoot() {
        return consequenceOf == null;
    }
}
