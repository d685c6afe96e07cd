package io.azreach.host;

/**
 * What a command left behind.
 *
 * @param exit its exit code
 * @param out standard output as UTF-8 (malformed bytes replaced), at most 1 MiB
 * @param err standard error likewise, at most 64 KiB
 */
public record CommandResult(int exit, String out, String err) {}
