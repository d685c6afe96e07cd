package io.azreach.model;

/**
 * Something of ours, or of a plugin, that broke; the run went on without it.
 *
 * @param source whose fault: a plugin id, or plugin and probe
 * @param message what happened, scrubbed, one line
 */
public record Fault(String source, String message) {}
