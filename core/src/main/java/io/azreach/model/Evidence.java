package io.azreach.model;

/**
 * A fact that a probe recorded: what happened, without a judgement. Implementations are records whose components are
 * values that JSON can carry: strings, numbers, booleans, enums, {@code InetAddress}, {@code Duration}, {@code Instant},
 * {@link Failure}, other such records, and lists and maps of them. Secrets never enter evidence. Every type is declared
 * by an {@link EvidenceType}.
 */
public interface Evidence {}
