package io.azreach.model.evidence;

import io.azreach.model.Evidence;
import org.jspecify.annotations.Nullable;

/**
 * The simplest check a plugin can make: something should have a value and has one. A built-in rule turns a difference into
 * a finding.
 *
 * @param name what was looked at, as the reader of the report knows it
 * @param expected the value it should have
 * @param actual the value it has; null when unknown
 */
public record StateCheck(
        String name, String expected, @Nullable String actual) implements Evidence {}
