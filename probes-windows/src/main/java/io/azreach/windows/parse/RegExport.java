package io.azreach.windows.parse;

import io.azreach.host.RegistryValue;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A file written by {@code reg export}, or re-saved by an editor: UTF-16LE, or UTF-8 with or without byte order mark.
 *
 * @param keys values by key, keys with the short hive; in order of their names, compared without case
 * @param problems one line each, with the line number; what can be read still counts
 */
public record RegExport(Map<String, List<RegistryValue>> keys, List<String> problems) {
    private static final String HEADER = "Windows Registry Editor Version 5.00";
    private static final Map<String, String> HIVES = Map.of(
            "HKEY_LOCAL_MACHINE", "HKLM",
            "HKEY_CURRENT_USER", "HKCU",
            "HKEY_USERS", "HKU",
            "HKEY_CLASSES_ROOT", "HKCR",
            "HKEY_CURRENT_CONFIG", "HKCC");

    public static RegExport read(byte[] content) {
        var text = text(content);
        var keys = new TreeMap<String, List<RegistryValue>>(String.CASE_INSENSITIVE_ORDER);
        var problems = new ArrayList<String>();
        if (!text.startsWith(HEADER)) {
            problems.add("line 1: [" + shortened(text.lines().findFirst().orElse("")) + "] must be '" + HEADER
                    + "'; export the key again with 'reg export'");
            return new RegExport(keys, problems);
        }
        new Lines(keys, problems).read(text);
        return new RegExport(keys, problems);
    }

    /** Whether the first bytes of a file are those of an export. */
    public static boolean recognizes(byte[] head) {
        return text(head).startsWith(HEADER);
    }

    private static String text(byte[] content) {
        boolean wide = content.length > 1
                && ((content[0] & 0xFF) == 0xFF && (content[1] & 0xFF) == 0xFE || content[0] == 'W' && content[1] == 0);
        var text = new String(content, wide ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_8);
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private static String shortened(String line) {
        return line.length() <= 60 ? line : line.substring(0, 60);
    }

    /** Puts lines together and keeps track of the key they belong to. */
    private static final class Lines {
        private final Map<String, List<RegistryValue>> keys;
        private final List<String> problems;
        private String key = "";
        private final StringBuilder pending = new StringBuilder();

        Lines(Map<String, List<RegistryValue>> keys, List<String> problems) {
            this.keys = keys;
            this.problems = problems;
        }

        void read(String text) {
            var lines = text.split("\\R", -1);
            for (int i = 1; i < lines.length; i++) {
                var line = lines[i].strip();
                boolean data = !pending.isEmpty() || line.contains("=hex");
                if (data && continues(line)) {
                    pending.append(line, 0, line.length() - 1);
                } else {
                    one(pending.append(line).toString(), i + 1);
                    pending.setLength(0);
                }
            }
            if (!pending.isEmpty()) {
                problems.add("line " + lines.length + ": the file ends inside a value");
            }
        }

        /** Only a list of bytes is written over several lines with a backslash; a text may end with one. */
        private static boolean continues(String line) {
            return line.endsWith("\\");
        }

        private void one(String line, int number) {
            if (line.isEmpty() || line.startsWith(";")) {
                return;
            }
            if (line.startsWith("[") && line.endsWith("]")) {
                open(line.substring(1, line.length() - 1));
            } else if (key.isEmpty() || !value(line)) {
                problems.add("line " + number + ": [" + shortened(line) + "] is not a value of the registry");
            }
        }

        private void open(String name) {
            key = shortHive(name.startsWith("-") ? name.substring(1) : name);
            if (name.startsWith("-")) {
                keys.remove(key);
            } else {
                keys.computeIfAbsent(key, k -> new ArrayList<>());
            }
        }

        private boolean value(String line) {
            return RegValueText.parse(line)
                    .map(v -> keys.computeIfAbsent(key, k -> new ArrayList<>()).add(v))
                    .orElse(line.endsWith("=-"));
        }

        private static String shortHive(String name) {
            int end = name.indexOf('\\');
            var hive = end < 0 ? name : name.substring(0, end);
            return HIVES.getOrDefault(hive, hive) + (end < 0 ? "" : name.substring(end));
        }
    }
}
