package io.azreach.report.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Text with named places, {@code {name}}; {@code {{} is a brace. */
final class Template {
    private Template() {}

    /** The lines of the text with values put in; a line that needs a value nobody gave is left out. */
    static List<String> fill(String text, Map<String, String> values) {
        var lines = new ArrayList<String>();
        for (var line : text.split("\n", -1)) {
            var filled = fillLine(line, values);
            if (filled != null && !filled.isBlank()) {
                lines.add(filled.strip());
            }
        }
        return lines;
    }

    /** Names of the places in the text, sorted. */
    static TreeSet<String> names(String text) {
        var names = new TreeSet<String>();
        for (int at = text.indexOf('{'); at >= 0 && at + 1 < text.length(); at = text.indexOf('{', at)) {
            int end = text.charAt(at + 1) == '{' ? -1 : text.indexOf('}', at);
            if (end > 0) {
                names.add(text.substring(at + 1, end));
            }
            at += end > 0 ? 1 : 2;
        }
        return names;
    }

    private static @Nullable String fillLine(String line, Map<String, String> values) {
        var filled = new StringBuilder();
        int at = 0;
        while (at < line.length()) {
            char c = line.charAt(at);
            int end = line.indexOf('}', at);
            if (c != '{') {
                filled.append(c);
                at++;
            } else if (at + 1 < line.length() && line.charAt(at + 1) == '{') {
                filled.append('{');
                at += 2;
            } else if (end < 0) {
                filled.append(c);
                at++;
            } else {
                var value = values.get(line.substring(at + 1, end));
                if (value == null) {
                    return null;
                }
                filled.append(value);
                at = end + 1;
            }
        }
        return filled.toString();
    }
}
