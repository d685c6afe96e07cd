package io.azreach.net;

import org.jspecify.annotations.Nullable;

/**
 * What was seen while a connection was opened, and the connection where it stands.
 *
 * @param facts the evidence, complete either way
 * @param connection the open connection, or null when the facts hold a failure; the caller closes it
 */
public record Opened<F>(F facts, @Nullable Connection connection) {}
