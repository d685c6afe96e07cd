package io.azreach.linux.parse;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** Lines of {@code NAME=value} as pam_env(8) reads {@code /etc/environment}: the last of a name wins. */
public final class EnvironmentFile {
    private static final Pattern LINE = Pattern.compile("\\s*(?:export\\s+)?([A-Za-z_][A-Za-z0-9_]*)=(.*)");

    private EnvironmentFile() {}

    public static Map<String, String> variables(String text) {
        var found = new LinkedHashMap<String, String>();
        text.lines().map(LINE::matcher).filter(line -> line.matches()).forEach(line -> {
            found.put(line.group(1), value(line.group(2).strip()));
        });
        return found;
    }

    /** Variables separated by NUL, as in {@code /proc/<pid>/environ}. */
    public static Map<String, String> ofProcess(String environ) {
        var found = new LinkedHashMap<String, String>();
        for (var entry : environ.split("\0")) {
            int equals = entry.indexOf('=');
            if (equals > 0) {
                found.put(entry.substring(0, equals), entry.substring(equals + 1));
            }
        }
        return found;
    }

    private static String value(String written) {
        char first = written.isEmpty() ? ' ' : written.charAt(0);
        if (first == '"' || first == '\'') {
            int end = written.indexOf(first, 1);
            return end < 0 ? written.substring(1) : written.substring(1, end);
        }
        return written.split("\\s*#", 2)[0];
    }
}
