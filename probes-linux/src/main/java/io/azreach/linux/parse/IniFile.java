package io.azreach.linux.parse;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A file of {@code [section]} and {@code key=value} lines. Names are compared without case.
 *
 * @param entries in file order; the section is empty before the first header
 * @param sections headers in file order
 */
public record IniFile(List<Entry> entries, List<String> sections) {
    public IniFile {
        entries = List.copyOf(entries);
        sections = List.copyOf(sections);
    }

    /** One line. */
    public record Entry(String section, String key, String value) {}

    public static IniFile parse(String text) {
        var entries = new ArrayList<Entry>();
        var sections = new ArrayList<String>();
        var section = "";
        for (var raw : text.replaceAll("\\\\\r?\n", " ").split("\r?\n")) {
            var line = raw.strip();
            int equals = line.indexOf('=');
            if (line.startsWith("[") && line.endsWith("]")) {
                section = line.substring(1, line.length() - 1).strip();
                sections.add(section);
            } else if (equals > 0 && line.charAt(0) != '#' && line.charAt(0) != ';') {
                var value = line.substring(equals + 1).strip();
                entries.add(new Entry(section, line.substring(0, equals).strip(), value));
            }
        }
        return new IniFile(entries, sections);
    }

    public boolean hasSection(String name) {
        return sections.stream().anyMatch(name::equalsIgnoreCase);
    }

    /** Every value of a key, in order. */
    public List<String> values(String section, String key) {
        return entries.stream()
                .filter(e -> e.section().equalsIgnoreCase(section) && e.key().equalsIgnoreCase(key))
                .map(Entry::value)
                .toList();
    }

    /** The last value of a key, as most readers take it. */
    public Optional<String> last(String section, String key) {
        var all = values(section, key);
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
    }

    /** A value for comparison: lower case, without quotes around it. */
    public static String plain(String value) {
        return value.replaceAll("^[\"']|[\"']$", "").toLowerCase(Locale.ROOT);
    }
}
