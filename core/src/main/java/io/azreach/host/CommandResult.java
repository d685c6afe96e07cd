package io.azreach.host;

/**
 * What a command left behind.
 *
 * @param exit its exit code
 * @param out standard output, at most 1 MiB: UTF-16 where it begins with a byte order mark, UTF-8, or on Windows the code page;
 *     malformed bytes are replaced
 * @param err standard error likewise, at most 64 KiB
 */
public record CommandResult(int exit, String out, String err) {}
