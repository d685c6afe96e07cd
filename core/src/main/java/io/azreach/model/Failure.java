package io.azreach.model;

import org.jspecify.annotations.Nullable;

/**
 * Why a step did not succeed.
 *
 * @param kind what was seen
 * @param detail a short technical detail such as an alert's name or an exception's class and text, scrubbed of secrets;
 *     null when the kind says it all
 */
public record Failure(FailureKind kind, @Nullable String detail) {
    public static Failure of(FailureKind kind) {
        return new Failure(kind, null);
    }

    @Override
    public String toString() {
        return detail == null ? kind.name() : kind + " (" + detail + ")";
    }
}
