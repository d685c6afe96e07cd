package io.azreach.linux.parse;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** What {@code resolvectl domain} and {@code resolvectl dns} print: one line a link, and one for all links (resolvectl(1)). */
public final class LinkLines {
    private static final Pattern LINE = Pattern.compile("(?:Link \\d+ \\(([^)]+)\\)|(Global)):(.*)");

    private LinkLines() {}

    /** The words of each link by its name, {@code Global} for those of no link; links without words are left out. */
    public static Map<String, String> parse(String text) {
        var words = new TreeMap<String, String>();
        for (var line : text.lines().toList()) {
            var matcher = LINE.matcher(line.strip());
            if (matcher.matches()) {
                var name = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
                var said = matcher.group(3).strip().replaceAll("\\s+", " ");
                if (!said.isEmpty()) {
                    words.put(name, said);
                }
            }
        }
        return words;
    }
}
