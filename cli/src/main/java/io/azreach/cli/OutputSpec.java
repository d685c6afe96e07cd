package io.azreach.cli;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One report that is wanted.
 *
 * @param format id of a renderer
 * @param path the file to write; null for standard output, or for the usual name of a log
 */
record OutputSpec(String format, @Nullable String path) {
    static final List<String> FORMATS =
            List.of("text", "summary", "compact", "json", "ndjson", "html", "md", "junit", "prom", "log", "bundle");

    /** Formats that are files by nature, named by convention when no path is given. */
    static final List<String> NAMED = List.of("log", "bundle");

    static OutputSpec parse(String text) {
        int equals = text.indexOf('=');
        return equals < 0
                ? new OutputSpec(text, null)
                : new OutputSpec(text.substring(0, equals), text.substring(equals + 1));
    }

    boolean toStandardOutput() {
        return path == null && !NAMED.contains(format);
    }
}
