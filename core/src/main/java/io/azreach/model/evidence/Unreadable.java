package io.azreach.model.evidence;

import io.azreach.model.Evidence;
import io.azreach.model.Failure;

/**
 * Something on the machine that could not be read; what it would have said is unknown.
 *
 * @param what the file, command, key or table
 * @param failure why
 */
public record Unreadable(String what, Failure failure) implements Evidence {}
